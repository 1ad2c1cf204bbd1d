using System.Text;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.AgentLink.Tests;

public class SignedFrameTests
{
    private const string Recorded =
        "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE0000000000/20261122/us-east-1/ecs/aws4_request, "
        + "SignedHeaders=host;x-amz-date, Signature=8de06d5975b19ee772ad361bc29ae6c46ce65a69c1bf129fbda9a91f5b6da3b9\r\n"
        + "Host: 127.0.0.1:9180\r\nX-Amz-Date: 20261122T153101Z\r\n\r\n"
        + """{"type":"PublishMetricsRequest","message":{"metadata":{"cluster":"demo","fin":true,"idle":true}}}""";

    [Fact]
    public void A_recorded_frame_splits_at_its_first_blank_line()
    {
        var frame = SignedFrame.Decode(Encoding.UTF8.GetBytes(Recorded));

        Assert.Equal("127.0.0.1:9180", frame.Headers["host"]);
        Assert.Equal("20261122T153101Z", frame.Headers["x-amz-date"]);
        Assert.EndsWith("b6da3b9", frame.Headers["Authorization"], StringComparison.Ordinal);
        Assert.True(LinkCodec.Decode(frame.Json.Span).Message is PublishMetricsRequest { Metadata.Idle: true });
    }

    [Fact]
    public void A_frame_is_encoded_as_it_was_recorded() =>
        Assert.Equal(Recorded, Encoding.UTF8.GetString(SignedFrame.Decode(Encoding.UTF8.GetBytes(Recorded)).Encode()));

    [Theory]
    [InlineData("{}")]
    [InlineData("Host: h\r\n{}")]
    [InlineData("no colon\r\n\r\n{}")]
    public void A_frame_without_a_header_block_is_a_format_error(string frame) =>
        Assert.Throws<FormatException>(() => SignedFrame.Decode(Encoding.UTF8.GetBytes(frame)));
}
