using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record DescribeClustersRequest
{
    public IReadOnlyList<string>? Clusters { get; init; }

    [OneOf("ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS")]
    public IReadOnlyList<string>? Include { get; init; }
}
