namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record AdvancedConfiguration
{
    public string? AlternateTargetGroupArn { get; init; }

    public string? ProductionListenerRule { get; init; }

    public string? RoleArn { get; init; }

    public string? TestListenerRule { get; init; }
}
