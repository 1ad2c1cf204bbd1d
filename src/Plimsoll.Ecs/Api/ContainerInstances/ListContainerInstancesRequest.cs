using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record ListContainerInstancesRequest
{
    public string? Cluster { get; init; }

    public string? Filter { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    [OneOf("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED")]
    public string? Status { get; init; }
}
