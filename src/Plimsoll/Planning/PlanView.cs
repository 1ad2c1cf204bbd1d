namespace Plimsoll.Planning;

/// <summary>Plans and explanations in words, one screen each.</summary>
internal static class PlanView
{
    /// <summary>Where tasks would go, and what would make the rest fit.</summary>
    public static void Write(TextWriter output, Plan plan)
    {
        var number = 0;
        foreach (var placement in plan.Placements ?? [])
        {
            output.WriteLine($"task {++number,-3} -> {placement.Instance}  {Summary(placement.Explanation)}");
        }

        if (plan.Unplaced == 0)
        {
            output.WriteLine($"All {number} would be placed. Nothing was changed.");
            return;
        }

        output.WriteLine($"{plan.Unplaced} would not be placed:");
        foreach (var failure in plan.Failures ?? [])
        {
            output.WriteLine($"  {failure.Reason}  {failure.Detail}");
        }

        if (plan.Remedies is { Count: > 0 } remedies)
        {
            output.WriteLine("Any of these would make the next one fit:");
            foreach (var remedy in remedies)
            {
                var where = remedy.Words?.Contains(" more instance", StringComparison.Ordinal) == true
                    ? ""
                    : $", on {remedy.Instances} instance{(remedy.Instances == 1 ? "" : "s")}; least on {remedy.Instance}";
                output.WriteLine($"  {remedy.Words}{where}");
            }
        }

        output.WriteLine("Nothing was changed.");
    }

    /// <summary>Why a task is where it is, and in the state that it is in.</summary>
    public static void Write(TextWriter output, Explained explained)
    {
        var task = explained.Task;
        output.WriteLine($"{task?.TaskArn}");
        output.WriteLine($"  {task?.TaskDefinitionArn?.Split('/')[^1]} is {task?.LastStatus} on {explained.Instance?.ToString() ?? "no instance"}");
        if (task?.StoppedReason is { } reason)
        {
            output.WriteLine($"  {task.StopCode}: {reason}");
        }

        foreach (var container in (task?.Containers ?? []).Where(one => one.Reason is not null || one.ExitCode is not null))
        {
            output.WriteLine($"  container {container.Name}: {container.LastStatus}{(container.ExitCode is { } code ? $", exit code {code}" : "")}  {container.Reason}");
        }

        if (explained.Explanation is not { } why)
        {
            output.WriteLine("  placed without a choice: StartTask named the instance");
            return;
        }

        output.WriteLine($"  {why.Considered} instances considered, {why.Candidates} would do");
        foreach (var refusal in why.Refused ?? [])
        {
            output.WriteLine($"  refused by {refusal.Filter}: {refusal.Count}{(refusal.Reason is null ? "" : $"  ({refusal.Reason})")}");
            foreach (var one in (why.Telling ?? []).Where(one => one.Filter == refusal.Filter))
            {
                output.WriteLine($"      {one.InstanceId} {one.Words}");
            }
        }

        foreach (var step in why.Steps ?? [])
        {
            output.WriteLine($"  {step.Strategy}: {step.Left} left, score {step.Score} ({step.Words})");
        }

        output.WriteLine(why.Steps is { Count: > 0 } ? "  ties are broken by chance" : "  no strategy: chosen by chance");
    }

    private static string Summary(Explanation? why) => why is null ? "" : string.Join(
        "; ",
        (why.Steps ?? []).Select(step => $"{step.Strategy} left {step.Left}").Prepend($"{why.Candidates} of {why.Considered} would do"));
}
