namespace Plimsoll.Planning;

/// <summary>How one placement came about, in words.</summary>
internal static class ExplanationView
{
    private const string ServiceGroup = "service:";

    /// <summary>What was considered and refused, what each strategy left.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="explanation">The placement; null when there was no choice.</param>
    /// <param name="daemon">True when it was a DAEMON service that named the instance.</param>
    /// <param name="indent">What each line begins with.</param>
    public static void Write(TextWriter output, Explanation? explanation, bool daemon, string indent)
    {
        if (explanation is not { } why)
        {
            output.WriteLine(daemon
                ? $"{indent}placed without a choice: a DAEMON service has one task on each instance that qualifies"
                : $"{indent}placed without a choice: StartTask named the instance");
            return;
        }

        output.WriteLine($"{indent}{why.Considered} instance{(why.Considered == 1 ? "" : "s")} considered, {why.Candidates} would do");
        foreach (var refusal in why.Refused ?? [])
        {
            output.WriteLine($"{indent}refused by {refusal.Filter}: {refusal.Count}{(refusal.Reason is null ? "" : $"  ({refusal.Reason})")}");
            var telling = (why.Telling ?? []).Where(one => one.Filter == refusal.Filter).ToList();
            foreach (var one in telling)
            {
                output.WriteLine($"{indent}    {one.InstanceId} {one.Words}");
            }

            if (telling.Count > 0 && refusal.Count > telling.Count)
            {
                output.WriteLine($"{indent}    and {refusal.Count - telling.Count} more");
            }
        }

        foreach (var step in why.Steps ?? [])
        {
            output.WriteLine($"{indent}{step.Strategy}: {step.Left} left, score {step.Score} ({step.Words})");
        }

        output.WriteLine($"{indent}{(why.Steps is { Count: > 0 } ? "ties are broken by chance" : "no strategy: chosen by chance")}");
    }

    /// <summary>True for a task that a service started, by its group.</summary>
    public static bool IsOfService(string? group) => group?.StartsWith(ServiceGroup, StringComparison.Ordinal) == true;
}
