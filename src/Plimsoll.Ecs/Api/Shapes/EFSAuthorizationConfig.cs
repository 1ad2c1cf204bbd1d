using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record EFSAuthorizationConfig
{
    public string? AccessPointId { get; init; }

    [OneOf("ENABLED", "DISABLED")]
    public string? Iam { get; init; }
}
