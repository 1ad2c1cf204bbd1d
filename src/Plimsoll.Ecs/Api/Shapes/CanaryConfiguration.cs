namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record CanaryConfiguration
{
    public int? CanaryBakeTimeInMinutes { get; init; }

    public double? CanaryPercent { get; init; }
}
