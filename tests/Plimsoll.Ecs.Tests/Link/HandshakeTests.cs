using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Ecs.Tests.Link;

/// <summary>Who may open an agent's websocket (spec/agent-protocol.md §2.1).</summary>
public sealed class HandshakeTests
{
    private static readonly SigningKeys Keys = new("AKIDEXAMPLE", "secret");

    [Fact]
    public async Task An_unknown_cluster_is_refused()
    {
        await using var link = await LinkHarness.StartAsync();

        Assert.Equal(
            (400, """{"type":"InvalidClusterException","message":{"message":"Cluster not found."}}"""),
            await link.RefusedAsync(LinkHarness.AcsTarget("i", cluster: "nowhere")));
    }

    [Fact]
    public async Task An_unknown_instance_is_refused()
    {
        await using var link = await LinkHarness.StartAsync();
        await link.Ecs.CallAsync("CreateCluster");

        Assert.Equal(
            (400, """{"type":"InvalidInstanceException","message":{"message":"The container instance is not known."}}"""),
            await link.RefusedAsync(LinkHarness.AcsTarget("0123")));
    }

    [Theory]
    [InlineData("acs")]
    [InlineData("tcs")]
    public async Task A_deregistered_instance_is_refused_in_the_shape_that_makes_its_agent_rest(string socket)
    {
        await using var link = await LinkHarness.StartAsync();
        var instance = await link.Ecs.RegisterAsync();
        await link.Ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}'}}");
        var target = socket == "acs" ? LinkHarness.AcsTarget(instance) : $"/tcs/ws?cluster=default&containerInstance={instance}";

        Assert.Equal(
            (400, """{"type":"InactiveInstanceException","message":{"message":"The container instance was deregistered."}}"""),
            await link.RefusedAsync(target));
    }

    [Fact]
    public async Task A_call_that_is_no_websocket_is_refused()
    {
        await using var link = await LinkHarness.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(link.Address, "/acs/ws"));

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task An_unsigned_handshake_is_refused()
    {
        await using var link = await SignedAsync();

        var (status, body) = await link.RefusedAsync(LinkHarness.AcsTarget("i"));

        Assert.Equal(400, status);
        Assert.Contains("MissingAuthenticationTokenException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_signature_is_refused()
    {
        await using var link = await SignedAsync();
        var target = LinkHarness.AcsTarget("i");

        var (status, body) = await link.RefusedAsync(target, Headers(link, target, Keys with { SecretAccessKey = "guess" }));

        Assert.Equal(400, status);
        Assert.Contains("InvalidSignatureException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_another_query_is_refused()
    {
        await using var link = await SignedAsync();

        var (_, body) = await link.RefusedAsync(LinkHarness.AcsTarget("i"), Headers(link, LinkHarness.AcsTarget("j"), Keys));

        Assert.Contains("InvalidSignatureException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_signature_opens_the_connection()
    {
        await using var link = await SignedAsync();
        var instance = await link.Ecs.RegisterAsync();
        var target = LinkHarness.AcsTarget(instance);

        await using var agent = await link.OpenAsync(target, Headers(link, target, Keys));

        Assert.Equal(instance, (await agent.NextAsync<AgentLink.Acs.TaskManifestMessage>()).ContainerInstanceArn);
    }

    [Fact]
    public async Task A_server_that_stops_takes_no_connection()
    {
        await using var link = await LinkHarness.StartAsync();
        var instance = await link.Ecs.RegisterAsync();
        await link.Ecs.Service.DisposeAsync();

        Assert.Equal(503, (await link.RefusedAsync(LinkHarness.AcsTarget(instance))).Status);
    }

    private static Task<LinkHarness> SignedAsync()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        return LinkHarness.StartAsync(time: time, authenticator: new SigV4Authenticator(new SigV4Verifier(new OneKey(), time)));
    }

    private static Dictionary<string, string> Headers(LinkHarness link, string target, SigningKeys keys) => SigV4Signer
        .Sign("GET", target, link.Address.Authority, new Dictionary<string, string>(), [], keys, EcsHarness.Region, "ecs", link.Ecs.Time.GetUtcNow())
        .Where(header => header.Key != "host")
        .ToDictionary();

    private sealed class OneKey : ICredentials
    {
        public Credential? Find(string accessKeyId, string? sessionToken) => accessKeyId != Keys.AccessKeyId ? null : new Credential(
            Keys.AccessKeyId, Keys.SecretAccessKey, null, new Principal(PrincipalKind.User, EcsHarness.Account, "arn:aws:iam::123456789012:user/agent", "AIDA"), null);
    }
}
