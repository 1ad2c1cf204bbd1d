using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Signing;

/// <summary>Real requests of the open-source Amazon ECS agent, signed with dummy keys (spec/agent-wire-trace.md).</summary>
public class RecordedTrafficTests
{
    private const string Acs =
        "/acs/ws?agentHash=a8b3e7d3&agentVersion=1.105.1&clusterArn=demo&containerInstanceArn=arn%3Aaws%3Aecs%3Aus-east-1%3A123456789012"
        + "%3Acontainer-instance%2Fdemo%2F0123456789abcdef0123456789abcdef&dockerVersion=DockerVersion%3A+20.10.24%2Bdfsg1"
        + "&protocolVersion=2&sendCredentials=true&seqNum=1";

    private const string Tcs =
        "/tcs/ws?agentHash=a8b3e7d3&agentVersion=1.105.1&cluster=demo&containerInstance=arn%3Aaws%3Aecs%3Aus-east-1%3A123456789012"
        + "%3Acontainer-instance%2Fdemo%2F0123456789abcdef0123456789abcdef&dockerVersion=20.10.24%2Bdfsg1";

    private const string Frame =
        """{"type":"PublishMetricsRequest","message":{"metadata":{"cluster":"demo","containerInstance":"arn:aws:ecs:us-east-1:123456789012:container-instance/demo/0123456789abcdef0123456789abcdef","fin":true,"idle":true,"messageId":"b3ff283c-4be3-43f7-ab38-39364fc4be05"},"timestamp":1795361461.604}}""";

    private static readonly DateTimeOffset Then = new(2026, 11, 22, 15, 31, 1, TimeSpan.Zero);
    private static readonly SigningKeys Agent = new("AKIDEXAMPLE0000000000", "wJalrXUtnFEMIexample");

    public static TheoryData<string, string, string> Recorded => new()
    {
        { Acs, "", "99f84b47770605289d4fb6afc7641d589354eb6de1cce1d3603a21fe8cd4bd68" },
        { Tcs, "", "8156302bfc2df6b3c086b82160d4176f5458e2cfc55774a6f5346e5dd4ddd44b" },
        { Tcs, Frame, "8de06d5975b19ee772ad361bc29ae6c46ce65a69c1bf129fbda9a91f5b6da3b9" },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recorded_signature_is_verified(string target, string body, string signature)
    {
        var request = new Request("GET", target, Headers(signature), Encoding.UTF8.GetBytes(body));

        var (credential, scope) = Verifier().Verify(request.Signed, request.Body, "ecs");

        Assert.Equal(("AKIDEXAMPLE0000000000", "us-east-1"), (credential.AccessKeyId, scope.Region));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Signing_the_same_gives_the_recorded_header(string target, string body, string signature)
    {
        var request = Request.Sign("GET", target, [], Encoding.UTF8.GetBytes(body), Agent, Then, "ecs", "127.0.0.1:9180");

        Assert.Equal(Headers(signature)["authorization"], request.Headers["authorization"]);
    }

    private static Dictionary<string, string> Headers(string signature) => new()
    {
        ["host"] = "127.0.0.1:9180",
        ["x-amz-date"] = "20261122T153101Z",
        ["authorization"] = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE0000000000/20261122/us-east-1/ecs/aws4_request, "
            + $"SignedHeaders=host;x-amz-date, Signature={signature}",
    };

    private static SigV4Verifier Verifier() => new(new Keys(), new FakeTimeProvider(Then));
}
