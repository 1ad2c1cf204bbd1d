using Plimsoll.Conformance;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class EcrConformanceTests : IAsyncLifetime
{
    // AWS's model tells no bounds of tags, and no constraints of backfills; its documentation does.
    private static readonly string[] Ours =
    [
        .. (from input in new[]
            {
                "CreateRepository input.tags", "CreateRepositoryCreationTemplate input.resourceTags", "TagResource input.tags",
                "UpdateRepositoryCreationTemplate input.resourceTags",
            }
            from member in new[] { "Key: declares the bounds (1, 128)", "Value: declares the bounds (0, 256)" }
            select $"{input}[].{member} for ({double.MinValue}, {double.MaxValue})")
        .Concat(
            from member in new[]
            {
                "DescribeReplicationBackfillResults input.registryId", "DescribeReplicationBackfillResults input.replicationBackfillId",
                "ListReplicationBackfills input.registryId", "StartReplicationBackfill input.registryId",
                "StopReplicationBackfill input.registryId", "StopReplicationBackfill input.replicationBackfillId",
            }
            select $"{member}: declares another pattern than none")
        .Append($"DescribeReplicationBackfillResults input.maxResults: declares the bounds (1, 1000) for ({double.MinValue}, {double.MaxValue})")
        .Append($"ListReplicationBackfills input.maxResults: declares the bounds (1, 50) for ({double.MinValue}, {double.MaxValue})")
        .Order(StringComparer.Ordinal),
    ];

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public void Every_operation_has_the_shapes_of_AWS_s_model() => Assert.Equal(Ours, ModelComparison.Differences(_ecr.Service.Definition, Model));

    [Fact]
    public void Every_operation_of_AWS_is_built_or_named_as_not_supported() => Assert.Equal(
        Model.Operations.Order(StringComparer.Ordinal),
        _ecr.Service.Definition.Operations.Select(operation => operation.Name).Concat(_ecr.Service.Definition.Unsupported).Order(StringComparer.Ordinal));

    private static ApiModel Model
    {
        get
        {
            var model = ApiModel.Find("ecr");
            Assert.SkipWhen(model is null, "There is no shared/models/ecr.json beside the checkout.");
            return model!;
        }
    }
}
