using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Tests.Hosting;

public sealed class EventStreamFrameTests
{
    // Read by botocore's decoder when it was written down.
    [Fact]
    public void A_message_is_framed_with_lengths_headers_and_checksums() => Assert.Equal(
        "0000006A0000005344C2B0CB0D3A6D6573736167652D747970650700056576656E740B3A6576656E742D7479706507000D73657373"
        + "696F6E5570646174650D3A636F6E74656E742D747970650700106170706C69636174696F6E2F6A736F6E7B2261223A317DDD640FE6",
        Convert.ToHexString(EventStreamFrame.Of(new EventStreamMessage("sessionUpdate", "{\"a\":1}"u8.ToArray()))));
}
