using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Support;

/// <summary>A server on a free port with the means to call it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private TestServer(PlimsollServer server, ServerOptions options)
    {
        Server = server;
        Access = ServerAccess.Of(options.Data);
        Ecs = new EcsClient(_http, Access, TimeProvider.System);
    }

    public PlimsollServer Server { get; }

    public ServerAccess Access { get; }

    public EcsClient Ecs { get; }

    public static ServerOptions Options(TemporaryDirectory directory) => new() { Data = directory.Path, Port = 0 };

    public static async Task<TestServer> StartAsync(ServerOptions options) =>
        new(await PlimsollServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System), options);

    /// <summary>Ecs with other keys than the root user's.</summary>
    public EcsClient EcsAs(Credential credential) => new(
        _http,
        Access with { Keys = new SigningKeys(credential.AccessKeyId, credential.SecretAccessKey, credential.SessionToken) },
        TimeProvider.System);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) =>
        _http.SendAsync(new HttpRequestMessage(method, new Uri(Server.Endpoint, path)));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
