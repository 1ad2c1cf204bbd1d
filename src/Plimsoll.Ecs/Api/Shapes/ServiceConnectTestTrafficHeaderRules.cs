using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectTestTrafficHeaderRules
{
    [Required]
    public string? Name { get; init; }

    public ServiceConnectTestTrafficHeaderMatchRules? Value { get; init; }
}
