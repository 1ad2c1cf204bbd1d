using Plimsoll.Conformance;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Api;

public sealed class IamConformanceTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamHarness.StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("iam")]
    [InlineData("sts")]
    public void Every_operation_has_the_shapes_of_AWS_s_model(string name) => Assert.Equal([], ModelComparison.Differences(Service(name), Model(name)));

    [Theory]
    [InlineData("iam")]
    [InlineData("sts")]
    public void Every_operation_of_AWS_is_built_or_named_as_not_supported(string name) => Assert.Equal(
        Model(name).Operations.Order(StringComparer.Ordinal),
        Service(name).Operations.Select(operation => operation.Name).Concat(Service(name).Unsupported).Order(StringComparer.Ordinal));

    private ServiceDefinition Service(string name) => name == "iam" ? _iam.Iam.Definition : _iam.Iam.Sts;

    private static ApiModel Model(string name)
    {
        var model = ApiModel.Find(name);
        Assert.SkipWhen(model is null, $"There is no shared/models/{name}.json beside the checkout.");
        return model!;
    }
}
