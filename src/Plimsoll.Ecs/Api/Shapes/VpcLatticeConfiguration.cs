using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record VpcLatticeConfiguration
{
    public VpcLatticeAdvancedConfiguration? AdvancedConfiguration { get; init; }

    [Required]
    public string? PortName { get; init; }

    [Required]
    public string? RoleArn { get; init; }

    [Required]
    public string? TargetGroupArn { get; init; }
}
