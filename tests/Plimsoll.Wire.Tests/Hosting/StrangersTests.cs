using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Hosting;

/// <summary>What is refused by its headers: in each case the body is announced and never sent.</summary>
public class StrangersTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Announced = 3 << 20;

    [Fact]
    public async Task A_body_without_a_signature_is_not_waited_for()
    {
        var answer = await SendHeadAsync(new Dictionary<string, string> { ["x-amz-target"] = "Echo_2026.Echo" });

        Assert.Equal((400, "MissingAuthenticationTokenException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("close", answer.Headers["connection"]);
    }

    [Fact]
    public async Task A_body_signed_by_an_unknown_key_is_not_waited_for() =>
        Assert.Equal("UnrecognizedClientException", (await SendHeadAsync(Sign(new SigningKeys("AKIANOBODY", "x")))).ErrorCode);

    [Fact]
    public async Task A_body_signed_long_ago_is_not_waited_for() =>
        Assert.Equal("InvalidSignatureException", (await SendHeadAsync(Sign(Keys.Root, TestServer.Now.AddHours(-1)))).ErrorCode);

    [Fact]
    public async Task A_body_signed_for_another_service_is_not_waited_for() =>
        Assert.Equal("InvalidSignatureException", (await SendHeadAsync(Sign(Keys.Root, service: "form"))).ErrorCode);

    [Fact]
    public async Task A_body_whose_hash_comes_along_is_not_waited_for_when_the_signature_is_wrong() => Assert.Equal(
        "InvalidSignatureException",
        (await SendHeadAsync(Sign(new SigningKeys(Keys.Root.AccessKeyId, "wrong"), hash: new string('0', 64)))).ErrorCode);

    [Fact]
    public async Task A_body_that_is_said_to_be_unsigned_is_not_waited_for() =>
        Assert.Equal("InvalidSignatureException", (await SendHeadAsync(Sign(Keys.Root, hash: "UNSIGNED-PAYLOAD"))).ErrorCode);

    [Fact]
    public async Task A_body_for_an_operation_that_is_not_there_is_not_waited_for() =>
        Assert.Equal("UnknownOperationException", (await SendHeadAsync(Sign(Keys.Root, target: "Echo_2026.Nothing"))).ErrorCode);

    [Fact]
    public void Bodies_whose_signature_is_not_known_share_a_bound()
    {
        using var memory = new BodyMemory(TimeProvider.System);
        Assert.True(memory.TryTake(BodyMemory.MostUnproven));

        Assert.False(memory.TryTake(1));
        memory.Release(BodyMemory.MostUnproven);
        Assert.True(memory.TryTake(1));
    }

    private Task<Answer> SendHeadAsync(IReadOnlyDictionary<string, string> headers) => server.SendAsync(server.Text("POST", "/", headers, Announced), []);

    private IReadOnlyDictionary<string, string> Sign(
        SigningKeys keys, DateTimeOffset? at = null, string service = "echo", string? hash = null, string target = "Echo_2026.Echo")
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = target };
        if (hash is not null)
        {
            headers["x-amz-content-sha256"] = hash;
        }

        return SigV4Signer.Sign("POST", "/", server.Host, headers, [], keys, "us-east-1", service, at ?? TestServer.Now);
    }
}
