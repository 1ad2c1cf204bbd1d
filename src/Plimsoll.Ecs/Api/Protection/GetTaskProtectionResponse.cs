namespace Plimsoll.Ecs.Api.Protection;

internal sealed record GetTaskProtectionResponse
{
    public IReadOnlyList<Failure>? Failures { get; init; }

    public IReadOnlyList<ProtectedTask>? ProtectedTasks { get; init; }
}
