using System.Text;
using System.Text.Json;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.AgentLink.Tests;

public class LinkCodecTests
{
    [Fact]
    public void An_unknown_type_is_named_and_has_no_message() =>
        Assert.Equal(new LinkFrame("NewMessage", null), LinkCodec.Decode("""{"type":"NewMessage","message":{"a":1}}"""u8));

    [Fact]
    public void An_unknown_member_is_skipped() =>
        Assert.Equal(
            new HeartbeatMessage { Healthy = true },
            LinkCodec.Decode("""{"type":"HeartbeatMessage","message":{"healthy":true,"later":[{}]}}"""u8).Message);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"message":{}}""")]
    [InlineData("""{"type":7,"message":{}}""")]
    [InlineData("""{"type":"HeartbeatMessage"}""")]
    [InlineData("""{"type":"HeartbeatMessage","message":"text"}""")]
    [InlineData("""{"type":"HeartbeatMessage","message":{"healthy":"yes"}}""")]
    [InlineData("""{"type":"PublishHealthRequest","message":{"timestamp":1e300}}""")]
    public void A_malformed_frame_is_a_json_error(string frame) =>
        Assert.ThrowsAny<JsonException>(() => LinkCodec.Decode(Encoding.UTF8.GetBytes(frame)));

    [Fact]
    public void Credentials_do_not_show_their_secrets_in_words()
    {
        var message = new IamRoleCredentialsMessage
        {
            MessageId = "m",
            RoleCredentials = new IamRoleCredentials { CredentialsId = "c", SecretAccessKey = "SECRET", SessionToken = "TOKEN" },
        };

        Assert.DoesNotContain("SECRET", message.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN", message.ToString(), StringComparison.Ordinal);
    }
}
