namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record LoadBalancer
{
    public AdvancedConfiguration? AdvancedConfiguration { get; init; }

    public string? ContainerName { get; init; }

    public int? ContainerPort { get; init; }

    public string? LoadBalancerName { get; init; }

    public string? TargetGroupArn { get; init; }
}
