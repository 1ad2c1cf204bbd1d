using Spectre.Console;

namespace Plimsoll.Status;

/// <summary>Draws the status: tables with bars on a terminal, plain lines elsewhere.</summary>
internal static class StatusView
{
    // Narrower terminals have no room for borders, nor for bars beside the figures: there the bars stand below them.
    private const int Wide = 130;
    private const int LongBar = 16;
    private const int ShortBar = 8;

    public static void Draw(IAnsiConsole console, ServerStatus status)
    {
        console.MarkupLineInterpolated($"[bold]{status.Endpoint}[/]  region {status.Region}  account {status.Account}");
        foreach (var cluster in status.Clusters)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"cluster [bold]{cluster.Name}[/]  {cluster.Status}  {Count(cluster.Instances.Count, "instance")}, {Count(cluster.Tasks.Count, "task")}");
            if (cluster.Instances.Count > 0)
            {
                console.Write(Instances(cluster, console.Profile.Width));
            }

            if (cluster.Services.Count > 0)
            {
                console.Write(Services(cluster, console.Profile.Width));
                foreach (var service in cluster.Services.Where(service => service.Failing > 0))
                {
                    console.WriteLine($"{service.Name} is failing, {service.Failing} in a row alike: {service.Reason}  (plimsoll explain {service.Name})");
                }

                foreach (var service in cluster.Services.Where(service => service is { Failing: 0, Ended: > 0 }))
                {
                    console.WriteLine($"{service.Name}: {service.EndedWords}  (plimsoll explain {service.Name})");
                }
            }

            if (cluster.Tasks.Count > 0)
            {
                console.Write(Tasks(cluster, console.Profile.Width));
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
        foreach (var cluster in status.Clusters)
        {
            output.WriteLine($"cluster\t{cluster.Name}\t{cluster.Status}");
            foreach (var instance in cluster.Instances)
            {
                output.WriteLine(
                    $"instance\t{cluster.Name}\t{instance.Id}\t{instance.Type}\t{instance.Zone}\t{State(instance)}\tcpu {instance.Cpu.Used}/{instance.Cpu.Total}\tmemory {instance.Memory.Used}/{instance.Memory.Total}\ttasks {instance.Running + instance.Pending}\taddress {instance.Address ?? "-"}");
            }

            foreach (var service in cluster.Services)
            {
                output.WriteLine(
                    $"service\t{cluster.Name}\t{service.Name}\t{service.Strategy}\t{service.Definition}\t{service.Status}\tdesired {service.Desired}\trunning {service.Running}\tpending {service.Pending}{(service.Failing > 0 ? $"\tfailing {service.Failing}" : service.Ended > 0 ? $"\tended {service.Ended}" : "")}");
            }

            foreach (var task in cluster.Tasks)
            {
                output.WriteLine($"task\t{cluster.Name}\t{task.Id}\t{task.Definition}\t{task.LastStatus}\t{task.Instance ?? "-"}\t{task.Zone ?? "-"}");
            }
        }

        foreach (var subnet in status.Subnets)
        {
            output.WriteLine($"subnet\t{subnet.Id}\t{subnet.Zone}\t{subnet.Cidr}");
        }
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static Table Instances(ClusterStatus cluster, int width)
    {
        var table = New(width, "instance", "type", "zone and address", "state", "CPU", "memory", "tasks");
        foreach (var instance in cluster.Instances)
        {
            table.AddRow(
                new Text(instance.Id),
                new Text(instance.Type),
                new Text($"{instance.Zone}{(width < Wide ? '\n' : ' ')}{instance.Address}"),
                new Text(State(instance), instance is { AgentConnected: true, Status: "ACTIVE" } ? Color.Green : Color.Yellow),
                Bar(instance.Cpu, "units", width),
                Bar(instance.Memory, "MiB", width),
                new Text(instance.Pending == 0 ? $"{instance.Running}" : $"{instance.Running} + {instance.Pending} pending"));
        }

        return table;
    }

    private static Table Services(ClusterStatus cluster, int width)
    {
        var table = New(width, "service", "strategy", "definition", "state", "desired", "running");
        foreach (var service in cluster.Services)
        {
            table.AddRow(
                new Text(service.Name),
                new Text(service.Strategy),
                new Text(service.Definition),
                new Text(service.IsFailing ? $"{service.Status}, failing" : service.Status, service.IsFailing ? Color.Red : Style.Plain),
                new Text($"{service.Desired}"),
                new Text(service.Pending == 0 ? $"{service.Running}" : $"{service.Running} + {service.Pending} pending", service.Complete ? Color.Green : Color.Yellow));
        }

        return table;
    }

    private static Table Tasks(ClusterStatus cluster, int width)
    {
        var table = New(width, "task", "definition", "status", "instance", "zone");
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

    private static Table New(int width, params string[] columns)
    {
        var table = new Table().Border(width < Wide ? TableBorder.None : TableBorder.Rounded);
        foreach (var column in columns)
        {
            // All cells but the first may wrap: a table that does not fit would not be drawn at all.
            table.AddColumn(new TableColumn(column) { NoWrap = column == columns[0] });
        }

        return table;
    }

    private static Markup Bar(Load load, string unit, int width)
    {
        var length = width < Wide ? ShortBar : LongBar;
        var full = (int)Math.Round(load.Share * length);
        var color = load.Share switch
        {
            < 0.7 => "green",
            < 0.9 => "yellow",
            _ => "red",
        };
        var bar = $"[{color}]{new string('━', full)}[/][grey]{new string('─', length - full)}[/]";
        return new Markup(width < Wide ? $"{load.Used}/{load.Total}\n{bar}" : $"{bar} {load.Used}/{load.Total} {unit}");
    }

    private static string State(InstanceStatus instance) =>
        instance.AgentConnected ? instance.Status : $"{instance.Status}, agent away";
}
