using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Services;

internal sealed record DescribeServicesRequest
{
    public string? Cluster { get; init; }

    [OneOf("TAGS")]
    public IReadOnlyList<string>? Include { get; init; }

    [Required]
    public IReadOnlyList<string>? Services { get; init; }
}
