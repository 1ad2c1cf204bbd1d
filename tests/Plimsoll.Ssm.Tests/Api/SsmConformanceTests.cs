using Plimsoll.Conformance;
using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api;

public sealed class SsmConformanceTests : IAsyncLifetime
{
    private readonly SsmHarness _ssm = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public void Every_operation_has_the_shapes_of_AWS_s_model() => Assert.Equal([], ModelComparison.Differences(_ssm.Service.Definition, Model));

    [Fact]
    public void Every_operation_of_AWS_is_built_or_named_as_not_supported() =>
        Assert.Empty(Model.Operations.Except(_ssm.Service.Definition.Operations.Select(operation => operation.Name).Concat(_ssm.Service.Definition.Unsupported)));

    private static ApiModel Model
    {
        get
        {
            var model = ApiModel.Find("ssm");
            Assert.SkipWhen(model is null, "There is no shared/models/ssm.json beside the checkout.");
            return model!;
        }
    }
}
