namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>A request for metadata (roles-credentials §5).</summary>
/// <param name="Version">2, 3 or 4.</param>
/// <param name="About">What is asked for.</param>
/// <param name="Id">For versions 3 and 4 who asks; for version 2 the Docker id of the container that is asked for.</param>
internal sealed record MetadataRequest(int Version, MetadataSubject About, string Id)
{
    /// <summary>Reads a path; null when it is for something else.</summary>
    public static MetadataRequest? Of(string path) => path.Trim('/').Split('/') switch
    {
        ["v2", "metadata"] => new(2, MetadataSubject.Task, ""),
        ["v2", "metadataWithTags"] => new(2, MetadataSubject.TaskWithTags, ""),
        ["v2", "metadata", var id] => new(2, MetadataSubject.Container, id),
        ["v2", "stats"] => new(2, MetadataSubject.TaskStats, ""),
        ["v2", "stats", var id] => new(2, MetadataSubject.ContainerStats, id),
        [("v3" or "v4") and var version, .. var rest] => Subject(rest is [_, .. var more] ? more : []) is { } about ? new(version[1] - '0', about, rest is [var id, ..] ? id : "") : null,
        _ => null,
    };

    private static MetadataSubject? Subject(string[] rest) => rest switch
    {
        [] => MetadataSubject.Container,
        ["task"] => MetadataSubject.Task,
        ["taskWithTags"] => MetadataSubject.TaskWithTags,
        ["stats"] => MetadataSubject.ContainerStats,
        ["task", "stats"] => MetadataSubject.TaskStats,
        _ => null,
    };
}

/// <summary>What metadata is about.</summary>
internal enum MetadataSubject
{
    /// <summary>One container.</summary>
    Container,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A task, its tags and those of its container instance.</summary>
    TaskWithTags,

    /// <summary>Docker's counters of one container.</summary>
    ContainerStats,

    /// <summary>Docker's counters of each container of a task.</summary>
    TaskStats,
}
