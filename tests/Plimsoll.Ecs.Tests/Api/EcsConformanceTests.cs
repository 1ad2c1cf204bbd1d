using Plimsoll.Conformance;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api;

public sealed class EcsConformanceTests : IAsyncDisposable
{
    // What real agents send and AWS takes, though its model for SDKs does not tell of it; and what AWS refuses in words of its own.
    private static readonly string[] Ours =
    [
        "RegisterContainerInstance input.clientToken: the model has no such member",
        "RegisterTaskDefinition input.containerDefinitions: not declared as required",
    ];

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public void Every_operation_has_the_shapes_of_AWS_s_model()
    {
        var model = ApiModel.Find("ecs");
        Assert.SkipWhen(model is null, "There is no shared/models/ecs.json beside the checkout.");

        Assert.Equal(string.Join('\n', Ours), string.Join('\n', ModelComparison.Differences(_ecs.Service.Definition, model!)));
    }
}
