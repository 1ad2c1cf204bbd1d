namespace Plimsoll.Ecs.Api.Services;

internal sealed record DescribeServicesResponse
{
    public IReadOnlyList<Failure>? Failures { get; init; }

    public IReadOnlyList<Service>? Services { get; init; }
}
