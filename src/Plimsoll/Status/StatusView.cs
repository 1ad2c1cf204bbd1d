using Spectre.Console;

namespace Plimsoll.Status;

/// <summary>Draws the status: tables with bars on a terminal, plain lines elsewhere.</summary>
internal static class StatusView
{
    private const int BarWidth = 16;

    public static void Draw(IAnsiConsole console, ServerStatus status)
    {
        console.MarkupLineInterpolated($"[bold]{status.Endpoint}[/]  region {status.Region}  account {status.Account}");
        foreach (var cluster in status.Clusters)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"cluster [bold]{cluster.Name}[/]  {cluster.Status}  {cluster.Instances.Count} instances, {cluster.Tasks.Count} tasks");
            if (cluster.Instances.Count > 0)
            {
                console.Write(Instances(cluster));
            }

            if (cluster.Tasks.Count > 0)
            {
                console.Write(Tasks(cluster));
            }
        }

        if (status.Clusters.Count == 0)
        {
            console.WriteLine("no clusters");
        }

        console.WriteLine();
        console.WriteLine("subnets for awsvpc tasks: " + string.Join("  ", status.Subnets.Select(subnet => $"{subnet.Id} ({subnet.Zone})")));
    }

    /// <summary>One line for each thing, fields apart by tabs: for scripts.</summary>
    public static void WritePlain(TextWriter output, ServerStatus status)
    {
        foreach (var subnet in status.Subnets)
        {
            output.WriteLine($"subnet\t{subnet.Id}\t{subnet.Zone}\t{subnet.Cidr}");
        }

        foreach (var cluster in status.Clusters)
        {
            output.WriteLine($"cluster\t{cluster.Name}\t{cluster.Status}");
            foreach (var instance in cluster.Instances)
            {
                output.WriteLine(
                    $"instance\t{cluster.Name}\t{instance.Id}\t{instance.Type}\t{instance.Zone}\t{State(instance)}\tcpu {instance.Cpu.Used}/{instance.Cpu.Total}\tmemory {instance.Memory.Used}/{instance.Memory.Total}\ttasks {instance.Running + instance.Pending}");
            }

            foreach (var task in cluster.Tasks)
            {
                output.WriteLine($"task\t{cluster.Name}\t{task.Id}\t{task.Definition}\t{task.LastStatus}\t{task.Instance ?? "-"}\t{task.Zone ?? "-"}");
            }
        }
    }

    private static Table Instances(ClusterStatus cluster)
    {
        var table = New("instance", "type", "zone", "state", "CPU", "memory", "tasks");
        foreach (var instance in cluster.Instances)
        {
            table.AddRow(
                new Text(instance.Id),
                new Text(instance.Type),
                new Text(instance.Zone),
                new Text(State(instance), instance is { AgentConnected: true, Status: "ACTIVE" } ? Color.Green : Color.Yellow),
                Bar(instance.Cpu, "units"),
                Bar(instance.Memory, "MiB"),
                new Text(instance.Pending == 0 ? $"{instance.Running}" : $"{instance.Running} + {instance.Pending} pending"));
        }

        return table;
    }

    private static Table Tasks(ClusterStatus cluster)
    {
        var table = New("task", "definition", "status", "instance", "zone");
        foreach (var task in cluster.Tasks)
        {
            table.AddRow(
                new Text(task.Id),
                new Text(task.Definition),
                new Text(task.LastStatus, task.LastStatus == "RUNNING" ? Color.Green : Color.Yellow),
                new Text(task.Instance ?? "-"),
                new Text(task.Zone ?? "-"));
        }

        return table;
    }

    private static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        return table;
    }

    private static Markup Bar(Load load, string unit)
    {
        var full = (int)Math.Round(load.Share * BarWidth);
        var color = load.Share switch
        {
            < 0.7 => "green",
            < 0.9 => "yellow",
            _ => "red",
        };
        return new Markup($"[{color}]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/] {load.Used}/{load.Total} {unit}");
    }

    private static string State(InstanceStatus instance) =>
        instance.AgentConnected ? instance.Status : $"{instance.Status}, agent away";
}
