using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Protection;

internal sealed record UpdateTaskProtectionRequest
{
    [Required]
    public string? Cluster { get; init; }

    public int? ExpiresInMinutes { get; init; }

    [Required]
    public bool? ProtectionEnabled { get; init; }

    [Required]
    public IReadOnlyList<string>? Tasks { get; init; }
}
