namespace Plimsoll.Placement.Fleets;

/// <summary>A task that holds resources of an instance: put when it is placed, removed when its lastStatus is STOPPED.</summary>
public sealed record FleetTask
{
    /// <summary>The name that the caller knows it by (an id or an ARN).</summary>
    public required string Id { get; init; }

    /// <summary>The instance it is on.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Its task group: <c>family:…</c>, <c>service:…</c> or the caller's own.</summary>
    public required string Group { get; init; }

    /// <summary>The name of its service; null for a standalone task.</summary>
    public string? Service { get; init; }

    /// <summary>What it takes. Share one object among the tasks of a definition: it is kept.</summary>
    public required Demand Demand { get; init; }

    /// <summary>The GPUs it was given.</summary>
    public IReadOnlyList<string> GpuIds { get; init; } = [];

    /// <summary>desiredStatus is STOPPED: it still holds its resources, but spread, distinctInstance and task:group no longer see it.</summary>
    public bool Stopping { get; init; }

    /// <summary>Its containers run: counted by <c>runningTasksCount</c>.</summary>
    public bool Running { get; init; }
}
