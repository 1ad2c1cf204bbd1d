using Plimsoll.Conformance;
using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api;

public sealed class SecretsManagerConformanceTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public void Every_operation_has_the_shapes_of_AWS_s_model() => Assert.Equal([], ModelComparison.Differences(_secrets.Service.Definition, Model));

    [Fact]
    public void Every_operation_of_AWS_is_there() => Assert.Equal(
        Model.Operations.Order(StringComparer.Ordinal),
        _secrets.Service.Definition.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));

    private static ApiModel Model
    {
        get
        {
            var model = ApiModel.Find("secretsmanager");
            Assert.SkipWhen(model is null, "There is no shared/models/secretsmanager.json beside the checkout.");
            return model!;
        }
    }
}
