using Plimsoll.Conformance;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Tests.Api;

/// <summary>The comparison finds what it is there to find: a model is spoiled in one place at a time.</summary>
public sealed class ModelComparisonTests : IAsyncDisposable
{
    private const string Model =
        """
        {"operations":{"TagResource":{"input":{"shape":"In"},"output":{"shape":"Out"}}},
         "shapes":{
          "In":{"type":"structure","required":["resourceArn","tags"],"members":{"resourceArn":{"shape":"Text"},"tags":{"shape":"Tags"}}},
          "Out":{"type":"structure","members":{}},
          "Text":{"type":"string"},
          "Tags":{"type":"list","min":0,"max":50,"member":{"shape":"Tag"}},
          "Tag":{"type":"structure","members":{"key":{"shape":"Key"},"value":{"shape":"Value"}}},
          "Key":{"type":"string","min":1,"max":128,"pattern":"([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)"},
          "Value":{"type":"string","min":0,"max":256,"pattern":"([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)"}}}
        """;

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public void The_sound_model_is_kept() => Assert.Empty(Differences(Model));

    [Theory]
    [InlineData("\"TagResource\"", "\"Other\"", "TagResource: AWS has no such operation")]
    [InlineData("\"Text\":{\"type\":\"string\"}", "\"Text\":{\"type\":\"integer\"}", "TagResource input.resourceArn: String stands for integer Text")]
    [InlineData("\"value\":{\"shape\":\"Value\"}", "\"worth\":{\"shape\":\"Value\"}", "TagResource input.tags[].value: the model has no such member")]
    [InlineData("\"value\":{\"shape\":\"Value\"}", "\"worth\":{\"shape\":\"Value\"}", "TagResource input.tags[].worth: missing")]
    [InlineData("[\"resourceArn\",\"tags\"]", "[\"tags\"]", "TagResource input.resourceArn: declared as required, which it is not")]
    [InlineData("\"members\":{\"key\"", "\"required\":[\"key\"],\"members\":{\"key\"", "TagResource input.tags[].key: not declared as required")]
    [InlineData("\"max\":50", "\"max\":51", "TagResource input.tags: declares the bounds (0, 50) for (0, 51)")]
    [InlineData(
        "\"Text\":{\"type\":\"string\"}", "\"Text\":{\"type\":\"string\",\"enum\":[\"a\"]}",
        "TagResource input.resourceArn: declares the values [] for [a]")]
    [InlineData("\"Text\":{\"type\":\"string\"}", "\"Text\":{\"type\":\"string\",\"pattern\":\"a\"}", "TagResource input.resourceArn: declares another pattern than a")]
    [InlineData(
        "\"Out\":{\"type\":\"structure\",\"members\":{}}",
        "\"Out\":{\"type\":\"structure\",\"required\":[\"x\"],\"members\":{\"x\":{\"shape\":\"Text\"}}}",
        "TagResource output.x: missing")]
    public void A_difference_is_found(string sound, string spoiled, string difference)
    {
        Assert.Contains(sound, Model, StringComparison.Ordinal);

        Assert.Contains(difference, Differences(Model.Replace(sound, spoiled, StringComparison.Ordinal)));
    }

    private IReadOnlyList<string> Differences(string model) => ModelComparison.Differences(
        new ServiceDefinition
        {
            Name = "ecs",
            Protocol = WireProtocol.Json11,
            Target = "T",
            Operations = [.. _ecs.Service.Definition.Operations.Where(operation => operation.Name == "TagResource")],
        },
        ApiModel.Parse(model));
}
