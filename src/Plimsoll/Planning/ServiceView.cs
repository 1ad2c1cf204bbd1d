using System.Globalization;

namespace Plimsoll.Planning;

/// <summary>An explained service in words, one screen.</summary>
internal static class ServiceView
{
    private const string Resource = "RESOURCE:";
    private const int MostPlaces = 15;
    private const int MostEvents = 5;
    private const int MostNamed = 5;
    private const int MostLetters = 240;

    /// <summary>What it should run and does, where its tasks are and why, and what it waits for.</summary>
    public static void Write(TextWriter output, ExplainedService explained)
    {
        var service = explained.Service;
        output.WriteLine($"{service?.ServiceArn}");
        output.WriteLine($"  {service?.Status} {service?.SchedulingStrategy} service of {Short(service?.TaskDefinition)}: "
            + $"{service?.DesiredCount} desired, {service?.RunningCount} running, {service?.PendingCount} pending");
        foreach (var one in service?.Deployments ?? [])
        {
            var failed = one.FailedTasks > 0 ? $", {one.FailedTasks} attempt{(one.FailedTasks == 1 ? "" : "s")} failed" : "";
            output.WriteLine($"  deployment {one.Id} is {one.Status}, {one.RolloutState}: {Short(one.TaskDefinition)}, "
                + $"{one.DesiredCount} desired, {one.RunningCount} running, {one.PendingCount} pending{failed}");
        }

        FailureView.Write(output, explained);
        WritePlaces(output, explained.Places ?? []);
        if (explained.Stopping > 0)
        {
            output.WriteLine($"  {Tasks(explained.Stopping)} stopping");
        }

        if (explained.Tasks is [var newest, ..])
        {
            var of = service?.Deployments is { Count: > 1 } ? $" of deployment {newest.Deployment}" : "";
            output.WriteLine($"  the newest task, {Short(newest.TaskArn)}{of}, is {newest.LastStatus} on {newest.Instance?.ToString() ?? "no instance"}:");
            ExplanationView.Write(output, newest.Explanation, service?.SchedulingStrategy == "DAEMON", "    ");
        }

        switch (service?.Status)
        {
            case "INACTIVE":
                output.WriteLine("  it was deleted");
                break;
            case "DRAINING":
                output.WriteLine("  it was deleted, and is gone when its last task has stopped");
                break;
            default:
                WriteMissing(output, explained);
                break;
        }

        foreach (var one in (service?.Events ?? []).Take(MostEvents))
        {
            output.WriteLine($"  {(one.CreatedAt is { } at ? Time(at) : "-")}  {Cut(one.Message ?? "")}");
        }
    }

    private static void WritePlaces(TextWriter output, IReadOnlyList<TaskPlace> places)
    {
        var sorted = places.OrderBy(one => one.Instance?.AvailabilityZone, StringComparer.Ordinal).ThenBy(one => $"{one.Instance}", StringComparer.Ordinal).ToList();
        var shown = sorted.Count > MostPlaces ? MostPlaces - 1 : sorted.Count;
        output.WriteLine(sorted.Count == 0 ? "  no tasks" : $"  {Tasks(sorted.Sum(one => one.Tasks))} on {sorted.Count} instance{(sorted.Count == 1 ? "" : "s")}:");
        foreach (var one in sorted.Take(shown))
        {
            var others = one.Tasks == one.Running ? "" : $", {one.Tasks - one.Running} not RUNNING";
            output.WriteLine($"    {one.Instance?.ToString() ?? "no instance"}  {Tasks(one.Tasks)}{others}");
        }

        if (shown < sorted.Count)
        {
            output.WriteLine($"    and {Tasks(sorted.Skip(shown).Sum(one => one.Tasks))} on {sorted.Count - shown} more");
        }
    }

    private static void WriteMissing(TextWriter output, ExplainedService explained)
    {
        if (explained.Missing == 0)
        {
            output.WriteLine("  nothing is missing");
            return;
        }

        var deployments = explained.Service?.Deployments ?? [];
        output.WriteLine($"  {Tasks(explained.Missing)}{(deployments.Count > 1 ? " of the newest deployment" : "")} missing");
        if (explained.RetryAt is { } retryAt)
        {
            output.WriteLine($"  none is started until {Time(retryAt)}, because the last ones failed to start or ended at once");
        }

        if (explained.Waiting is not { } plan)
        {
            return;
        }

        if (plan.Placements is { Count: > 0 } placements)
        {
            var places = placements.Select(one => $"{one.Instance}").Distinct().ToList();
            output.WriteLine($"  there is room for {placements.Count} on {string.Join(", ", places.Take(MostNamed))}{(places.Count > MostNamed ? ", …" : "")}");
            if (deployments.Count > 1 && explained.Service?.DeploymentConfiguration is { } limits)
            {
                output.WriteLine($"  while it replaces a deployment, {limits.MinimumHealthyPercent} to {limits.MaximumPercent} % of the desired tasks may run");
            }
        }

        if (plan.Unplaced > 0)
        {
            output.WriteLine($"  {Lack(plan)} {plan.Unplaced}:");
            PlanView.WriteShortfall(output, plan, "  ");
        }
    }

    // Room is what resources are: other instances with the attribute would do though they are full.
    private static string Lack(Plan plan) => (plan.Failures ?? []).All(failure => failure.Reason?.StartsWith(Resource, StringComparison.Ordinal) == true)
        ? "there is no room for" : "no instance meets the requirements of";

    private static string Cut(string message) =>
        message.Length <= MostLetters ? message : $"{message[..(message.LastIndexOf(' ', MostLetters) is > 0 and var blank ? blank : MostLetters)]} …";

    private static string Time(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);

    private static string? Short(string? arn) => arn?.Split('/')[^1];

    private static string Tasks(int count) => $"{count} task{(count == 1 ? "" : "s")}";
}
