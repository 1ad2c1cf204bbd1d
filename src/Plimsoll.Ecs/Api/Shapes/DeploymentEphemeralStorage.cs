namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentEphemeralStorage
{
    public string? KmsKeyId { get; init; }
}
