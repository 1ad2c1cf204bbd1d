using System.Text;
using System.Text.Json.Nodes;

namespace Plimsoll.AgentLink.Tests;

/// <summary>Frames recorded between the open-source ECS agent 1.105.1 and a control plane.</summary>
public class WireTraceTests
{
    public static TheoryData<string> Vectors() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Vectors")).Select(file => Path.GetFileName(file)!).Order()];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_recorded_frame_is_decoded_and_encoded_without_losing_a_member(string file)
    {
        var recorded = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", file));

        var frame = LinkCodec.Decode(recorded);

        var encoded = LinkCodec.Encode(Assert.IsAssignableFrom<LinkMessage>(frame.Message));
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(recorded), JsonNode.Parse(encoded)),
            $"Was {Encoding.UTF8.GetString(recorded)}, became {Encoding.UTF8.GetString(encoded)}");
    }

    [Fact]
    public void Every_message_name_of_the_link_survives_its_own_encoding()
    {
        foreach (var name in LinkCodec.MessageNames)
        {
            var bare = $$$"""{"type":"{{{name}}}","message":{}}""";

            var frame = LinkCodec.Decode(Encoding.UTF8.GetBytes(bare));

            Assert.Equal(name, LinkCodec.NameOf(frame.Message!));
            Assert.Equal(bare, Encoding.UTF8.GetString(LinkCodec.Encode(frame.Message!)));
        }
    }
}
