using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells.Journal;
using Plimsoll.Wire.Hosting;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>ECS behind real websockets on loopback; the clock of the sessions is virtual.</summary>
internal sealed class LinkHarness : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly HttpClient _http = new();

    private LinkHarness(EcsHarness ecs, WebApplication web) => (Ecs, _web) = (ecs, web);

    public EcsHarness Ecs { get; }

    public Uri Address => new(_web.Urls.First());

    public static async Task<LinkHarness> StartAsync(
        IStore? store = null, FakeTimeProvider? time = null, ITaskRoles? roles = null, ICallAuthenticator? authenticator = null)
    {
        var ecs = new EcsHarness(store, time, roles, authenticator);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        web.UseWebSockets();
        web.Run(http => ecs.Service.ServeAgentAsync(http));
        await ecs.Service.StartAsync();
        await web.StartAsync();
        return new LinkHarness(ecs, web);
    }

    /// <summary>Opens the ACS connection of an instance and waits for its manifest.</summary>
    public async Task<FakeAgent> ConnectAsync(string instance, string cluster = "default", bool sendCredentials = false, int protocol = 2)
    {
        var agent = await OpenAsync(AcsTarget(instance, cluster, sendCredentials, protocol));
        agent.Instance = instance;
        return agent;
    }

    /// <summary>Opens the TCS connection of an instance.</summary>
    public Task<FakeAgent> TelemetryAsync(string instance, string cluster = "default") =>
        OpenAsync($"/tcs/ws?agentHash=a8b3e7d3&agentVersion=1.105.1&cluster={cluster}&containerInstance={Uri.EscapeDataString(instance)}&dockerVersion=20.10.24");

    public static string AcsTarget(string instance, string cluster = "default", bool sendCredentials = false, int protocol = 2) =>
        $"/acs/ws?agentHash=a8b3e7d3&agentVersion=1.105.1&clusterArn={cluster}&containerInstanceArn={Uri.EscapeDataString(instance)}"
        + $"&dockerVersion=DockerVersion%3A+20.10.24&protocolVersion={protocol}&sendCredentials={(sendCredentials ? "true" : "false")}&seqNum=1";

    public Task<FakeAgent> OpenAsync(string target, IReadOnlyDictionary<string, string>? headers = null) =>
        FakeAgent.OpenAsync(new Uri(Address.ToString().Replace("http", "ws", StringComparison.Ordinal).TrimEnd('/') + target), headers);

    /// <summary>The refusal of a handshake: its status and its body.</summary>
    public async Task<(int Status, string Body)> RefusedAsync(string target, IReadOnlyDictionary<string, string>? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, target));
        request.Headers.Connection.Add("Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(request).Patiently();
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Ecs.DisposeAsync();
        await _web.StopAsync();
        await _web.DisposeAsync();
    }
}
