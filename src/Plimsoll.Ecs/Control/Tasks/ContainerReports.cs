using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>What an agent reports of containers, laid over what is known. The same container may come twice in one report, in order.</summary>
internal static class ContainerReports
{
    private const int LongestReason = 1024;
    private static readonly string[] Order = [TaskStatuses.Pending, TaskStatuses.Running, TaskStatuses.Stopped];

    /// <summary>The containers after the report; the same list when it says nothing new.</summary>
    public static IReadOnlyList<Container> Apply(
        IReadOnlyList<Container> containers, IReadOnlyList<ContainerStateChange> reports, TaskDefinition? definition)
    {
        var result = containers.ToArray();
        foreach (var report in reports)
        {
            var at = Array.FindIndex(result, container => container.Name == report.ContainerName);
            if (at >= 0)
            {
                result[at] = Apply(result[at], report, Restarts(definition, report.ContainerName));
            }
        }

        return result.SequenceEqual(containers) ? containers : result;
    }

    private static Container Apply(Container container, ContainerStateChange report, bool restarts) => container with
    {
        LastStatus = Status(container.LastStatus, report.Status, restarts),
        ExitCode = report.Status == TaskStatuses.Stopped ? report.ExitCode ?? container.ExitCode : container.ExitCode,
        // An empty reason takes back what was said, e.g. how far a pull was.
        Reason = report.Reason is null ? container.Reason : Cut(report.Reason),
        RuntimeId = report.RuntimeId ?? container.RuntimeId,
        ImageDigest = report.ImageDigest ?? container.ImageDigest,
        NetworkBindings = report.NetworkBindings is null || report.NetworkBindings.SequenceEqual(container.NetworkBindings ?? [])
            ? container.NetworkBindings
            : report.NetworkBindings,
    };

    // Forward only; but a container that its restart policy starts again goes back from stopped to running.
    private static string? Status(string? known, string? reported, bool restarts) =>
        Rank(reported) > Rank(known) || (restarts && reported == TaskStatuses.Running) ? reported : known;

    private static bool Restarts(TaskDefinition? definition, string? name) =>
        definition?.ContainerDefinitions?.Any(container => container.Name == name && container.RestartPolicy?.Enabled == true) == true;

    private static int Rank(string? status) => Array.IndexOf(Order, status);

    private static string? Cut(string reason) => reason.Length == 0 ? null
        : reason.Length > LongestReason ? reason[..LongestReason]
        : reason;
}
