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
        foreach (var line in Addresses(explained))
        {
            output.WriteLine($"  {line}");
        }

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

    private static string Place(ExplainedBinding port, string? address) => address is null
        ? $"on this machine at {port.BindIP}:{port.HostPort}"
        : $"at {address}:{port.HostPort}, on this machine {port.BindIP}:{port.HostPort}";

    // Where other tasks reach it, and where whoever sits at this machine does.
    private static IEnumerable<string> Addresses(Explained explained)
    {
        var containers = explained.Task?.LastStatus == "RUNNING" ? explained.Task.Containers ?? [] : [];
        return
        [
            .. containers.SelectMany(one => one.NetworkInterfaces ?? []).Select(one => one.PrivateIpv4Address).OfType<string>().Distinct().Select(address => $"address {address}"),
            .. containers.SelectMany(one => one.NetworkBindings ?? []).Select(port =>
                $"port {port.ContainerPort}/{port.Protocol} answers {Place(port, explained.Instance?.PrivateIpv4Address)}"),
        ];
    }
}
