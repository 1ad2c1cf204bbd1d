namespace Plimsoll.Planning;

/// <summary>An explained task in words.</summary>
internal static class TaskView
{
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

        if (explained.ScaleIn is { } rules)
        {
            output.WriteLine($"  chosen to be stopped: {(rules.Count == 0 ? "no rule preferred one task to another" : string.Join("; ", rules))}");
        }

        ContainersView.Write(output, explained, "  ");
        ExplanationView.Write(output, explained.Explanation, daemon: ExplanationView.IsOfService(task?.Group), "  ");
    }
}
