namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ProtectedTask
{
    public DateTimeOffset? ExpirationDate { get; init; }

    public bool? ProtectionEnabled { get; init; }

    public string? TaskArn { get; init; }
}
