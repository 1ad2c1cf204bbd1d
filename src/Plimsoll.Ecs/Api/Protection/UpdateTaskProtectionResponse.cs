namespace Plimsoll.Ecs.Api.Protection;

internal sealed record UpdateTaskProtectionResponse
{
    public IReadOnlyList<Failure>? Failures { get; init; }

    public IReadOnlyList<ProtectedTask>? ProtectedTasks { get; init; }
}
