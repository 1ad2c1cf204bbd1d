using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>What an agent reports of containers, laid over what is known. The same container may come twice in one report, in order.</summary>
internal static class ContainerReports
{
    private const int LongestReason = 1024;
    private static readonly string[] Order = [TaskStatuses.Pending, TaskStatuses.Running, TaskStatuses.Stopped];

    public static IReadOnlyList<Container> Apply(IReadOnlyList<Container> containers, IReadOnlyList<ContainerStateChange> reports)
    {
        if (reports.Count == 0)
        {
            return containers;
        }

        var result = containers.ToArray();
        foreach (var report in reports)
        {
            var at = Array.FindIndex(result, container => container.Name == report.ContainerName);
            if (at >= 0)
            {
                result[at] = Apply(result[at], report);
            }
        }

        return result;
    }

    private static Container Apply(Container container, ContainerStateChange report) => container with
    {
        // A container that its restart policy starts again may go back from stopped to running.
        LastStatus = report.Status is TaskStatuses.Running or TaskStatuses.Stopped ? report.Status
            : Rank(report.Status) > Rank(container.LastStatus) ? report.Status
            : container.LastStatus,
        ExitCode = report.Status == TaskStatuses.Stopped ? report.ExitCode ?? container.ExitCode : container.ExitCode,
        Reason = Cut(report.Reason) ?? container.Reason,
        RuntimeId = report.RuntimeId ?? container.RuntimeId,
        ImageDigest = report.ImageDigest ?? container.ImageDigest,
        NetworkBindings = report.NetworkBindings ?? container.NetworkBindings,
    };

    private static int Rank(string? status) => Array.IndexOf(Order, status);

    private static string? Cut(string? reason) => string.IsNullOrEmpty(reason) ? null
        : reason.Length > LongestReason ? reason[..LongestReason]
        : reason;
}
