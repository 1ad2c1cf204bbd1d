namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record LinearConfiguration
{
    public int? StepBakeTimeInMinutes { get; init; }

    public double? StepPercent { get; init; }
}
