using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record ListAttributesRequest
{
    public string? AttributeName { get; init; }

    public string? AttributeValue { get; init; }

    public string? Cluster { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    [Required, OneOf("container-instance")]
    public string? TargetType { get; init; }
}
