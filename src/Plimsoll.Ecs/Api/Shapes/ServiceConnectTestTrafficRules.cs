using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectTestTrafficRules
{
    [Required]
    public ServiceConnectTestTrafficHeaderRules? Header { get; init; }
}
