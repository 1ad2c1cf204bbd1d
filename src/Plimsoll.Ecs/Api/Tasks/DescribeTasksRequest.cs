using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record DescribeTasksRequest
{
    public string? Cluster { get; init; }

    [OneOf("TAGS")]
    public IReadOnlyList<string>? Include { get; init; }

    [Required]
    public IReadOnlyList<string>? Tasks { get; init; }
}
