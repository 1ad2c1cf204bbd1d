namespace Plimsoll.Planning;

/// <summary>Plans in words, one screen each.</summary>
internal static class PlanView
{
    // A DAEMON service has one for each instance that lacks the room.
    private const int MostFailures = 10;

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
        WriteShortfall(output, plan, "");
        output.WriteLine("Nothing was changed.");
    }

    /// <summary>Why tasks go nowhere, and what would make the next one fit.</summary>
    public static void WriteShortfall(TextWriter output, Plan plan, string indent)
    {
        var failures = plan.Failures ?? [];
        foreach (var failure in failures.Take(MostFailures))
        {
            output.WriteLine($"{indent}  {failure.Reason}  {failure.Detail}");
        }

        if (failures.Count > MostFailures)
        {
            output.WriteLine($"{indent}  and {failures.Count - MostFailures} more");
        }

        if (plan.Remedies is { Count: > 0 } remedies)
        {
            output.WriteLine($"{indent}Any of these would make the next one fit:");
            foreach (var remedy in remedies)
            {
                var where = remedy.Words?.Contains(" more instance", StringComparison.Ordinal) == true
                    ? ""
                    : $", on {remedy.Instances} instance{(remedy.Instances == 1 ? "" : "s")}; least on {remedy.Instance}";
                output.WriteLine($"{indent}  {remedy.Words}{where}");
            }
        }
    }

    private static string Summary(Explanation? why) => why is null ? "" : string.Join(
        "; ",
        (why.Steps ?? []).Select(step => $"{step.Strategy} left {step.Left}").Prepend($"{why.Candidates} of {why.Considered} would do"));
}
