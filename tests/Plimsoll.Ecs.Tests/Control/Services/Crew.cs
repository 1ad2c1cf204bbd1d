using System.Globalization;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>
/// The tasks of a service in words, <c>4 old, 1 new pending, new ill draining protected, new@a</c>, and plans in the same words. A task about
/// which nothing is said is healthy; <c>new</c> is of the PRIMARY deployment.
/// </summary>
internal static class Crew
{
    public static List<ServiceTask> Of(string words)
    {
        var tasks = new List<ServiceTask>();
        foreach (var group in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var said = group.Split(' ');
            var count = int.TryParse(said[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            for (var i = 0; i < count; i++)
            {
                tasks.Add(One($"t{tasks.Count}", said));
            }
        }

        return tasks;
    }

    public static ServiceTask One(string id, params string[] said)
    {
        var place = said.FirstOrDefault(word => word.Contains('@', StringComparison.Ordinal))?.Split('@')[1];
        return new ServiceTask(
            Samples.Task("c", id, "RUNNING") with { InstanceKey = place },
            said.Any(word => word.Split('@')[0] == "new"),
            said.Contains("pending") ? TaskCondition.Pending
                : said.Contains("settling") ? TaskCondition.Settling
                : said.Contains("ill") ? TaskCondition.Unhealthy
                : TaskCondition.Healthy,
            said.Contains("draining"),
            said.Contains("protected"));
    }

    /// <summary>A plan in words; <c>wait</c> when there is nothing to do and more is to come.</summary>
    public static string Words(ServicePlan plan)
    {
        List<string> parts =
        [
            .. Groups(plan.Stop).Select(group => $"stop {group}"),
            .. plan.StopSome.Select(some => $"stop {some.Count} of {string.Join(" and ", Groups(some.Among))}"),
        ];
        Add(plan.Start > 0, $"start {plan.Start}");
        Add(plan.StartOn.Count > 0, $"start on {string.Join(' ', plan.StartOn)}");
        Add(plan.Stuck, "stuck");
        Add(plan.Steady, "steady");
        return parts.Count == 0 ? "wait" : string.Join(", ", parts);

        void Add(bool so, string part)
        {
            if (so)
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>Tasks in words.</summary>
    public static string Words(IEnumerable<ServiceTask> tasks) => string.Join(", ", Groups(tasks));

    private static IEnumerable<string> Groups(IEnumerable<ServiceTask> tasks) =>
        tasks.CountBy(Words).Select(group => $"{group.Value} {group.Key}");

    private static string Words(ServiceTask task)
    {
        var place = task.Record.InstanceKey is null ? "" : $"@{task.Record.InstanceKey}";
        var condition = task.Condition switch
        {
            TaskCondition.Pending => " pending",
            TaskCondition.Settling => " settling",
            TaskCondition.Unhealthy => " ill",
            _ => "",
        };
        return $"{(task.OnPrimary ? "new" : "old")}{place}{condition}{(task.Draining ? " draining" : "")}{(task.Protected ? " protected" : "")}";
    }
}
