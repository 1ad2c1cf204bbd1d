using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectTestTrafficHeaderMatchRules
{
    [Required]
    public string? Exact { get; init; }
}
