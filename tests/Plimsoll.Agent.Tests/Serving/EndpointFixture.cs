using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Serving;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Tests.Serving;

/// <summary>An endpoint that listens on loopback, for one agent.</summary>
internal sealed class EndpointFixture : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("plimsoll-endpoint-");

    private EndpointFixture() =>
        Endpoint = new ContainerEndpoint(new AgentConfig(), AuditFile, Time, NullLoggerFactory.Instance);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 29, 1, 2, 3, TimeSpan.Zero));

    public ContainerEndpoint Endpoint { get; }

    public CredentialStore Credentials { get; } = new();

    public IReadOnlyList<string> Audit => [.. File.ReadAllLines(AuditFile)];

    private string AuditFile => Path.Combine(_files.FullName, "audit.log");

    public static async Task<EndpointFixture> StartAsync()
    {
        var fixture = new EndpointFixture();
        Assert.True(await fixture.Endpoint.StartAsync(new IPEndPoint(IPAddress.Loopback, 0)));
        fixture.Endpoint.Add(Agents.Of(fixture.Credentials));
        fixture._http.BaseAddress = new Uri($"http://{fixture.Endpoint.Listening}");
        fixture._http.DefaultRequestHeaders.UserAgent.ParseAdd("test/1.0");
        return fixture;
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static IamRoleCredentials Role(string id, string? key = "ASIA1") => new()
    {
        CredentialsId = id,
        RoleArn = "arn:aws:iam::123456789012:role/app",
        AccessKeyId = key,
        SecretAccessKey = key is null ? null : "sec+ret",
        SessionToken = key is null ? null : "tok/en",
        Expiration = key is null ? null : "2026-11-29T07:00:00Z",
    };

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        _http.Dispose();
        _files.Delete(recursive: true);
    }
}
