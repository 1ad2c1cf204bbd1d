using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Services;

internal sealed record DeleteServiceRequest
{
    public string? Cluster { get; init; }

    public bool? Force { get; init; }

    [Required]
    public string? Service { get; init; }
}
