using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentController
{
    [Required, OneOf("ECS", "CODE_DEPLOY", "EXTERNAL")]
    public string? Type { get; init; }
}
