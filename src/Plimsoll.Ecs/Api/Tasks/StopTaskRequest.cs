using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record StopTaskRequest
{
    public string? Cluster { get; init; }

    public string? Reason { get; init; }

    [Required]
    public string? Task { get; init; }
}
