namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record VpcLatticeAdvancedConfiguration
{
    public string? AlternateTargetGroupArn { get; init; }

    public string? ProductionListenerRule { get; init; }

    public string? TestListenerRule { get; init; }
}
