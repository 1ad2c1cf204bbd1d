using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Containers;

/// <summary>The labels by which containers, networks and volumes are found again.</summary>
internal static class Labels
{
    public const string Cluster = "com.amazonaws.ecs.cluster";
    public const string ContainerName = "com.amazonaws.ecs.container-name";
    public const string TaskArn = "com.amazonaws.ecs.task-arn";
    public const string Family = "com.amazonaws.ecs.task-definition-family";
    public const string Revision = "com.amazonaws.ecs.task-definition-version";

    /// <summary>The name of the instance that the thing belongs to.</summary>
    public const string Instance = "plimsoll.instance";

    /// <summary>Where the instance's agent keeps its files, HOST:PATH: once they are gone, nobody looks after the thing any more.</summary>
    public const string Directory = "plimsoll.directory";

    // A server in a container has a host name of its own: its files are not seen elsewhere.
    private static readonly string Here = Environment.MachineName + ":";

    /// <summary>The value of <see cref="Directory"/>; empty for no directory.</summary>
    public static string HomeOf(string? directory) => string.IsNullOrEmpty(directory) ? "" : Here + directory;

    /// <summary>True when a value of <see cref="Directory"/> names a directory that was here and is no more.</summary>
    public static bool IsGone(string home) => home.StartsWith(Here, StringComparison.Ordinal) && !System.IO.Directory.Exists(home[Here.Length..]);

    /// <summary>The directory that a value of <see cref="Directory"/> names; null when it is none that is here.</summary>
    public static string? HereOf(string home) =>
        home.StartsWith(Here, StringComparison.Ordinal) && System.IO.Directory.Exists(home[Here.Length..]) ? home[Here.Length..] : null;

    public static Dictionary<string, string> Of(AcsTask task, string container, string cluster, string instance, string? directory) => new()
    {
        [Cluster] = cluster,
        [ContainerName] = container,
        [TaskArn] = task.Arn ?? "",
        [Family] = task.Family ?? "",
        [Revision] = task.Version ?? "",
        [Instance] = instance,
        [Directory] = HomeOf(directory),
    };

    /// <summary>A filter of Docker's list calls.</summary>
    public static Dictionary<string, IDictionary<string, bool>> Filter(string instance) =>
        new() { ["label"] = new Dictionary<string, bool> { [$"{Instance}={instance}"] = true } };
}
