using Plimsoll.Conformance;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class LogsConformanceTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public void Every_operation_has_the_shapes_of_AWS_s_model() => Assert.Equal([], ModelComparison.Differences(_logs.Service.Definition, Model));

    [Fact]
    public void Every_operation_of_AWS_is_built_or_named_as_not_supported() => Assert.Equal(
        Model.Operations.Order(StringComparer.Ordinal),
        _logs.Service.Definition.Operations.Select(operation => operation.Name).Concat(_logs.Service.Definition.Unsupported).Order(StringComparer.Ordinal));

    private static ApiModel Model
    {
        get
        {
            var model = ApiModel.Find("logs");
            Assert.SkipWhen(model is null, "There is no shared/models/logs.json beside the checkout.");
            return model!;
        }
    }
}
