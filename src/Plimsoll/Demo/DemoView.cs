using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Images;
using Spectre.Console;

namespace Plimsoll.Demo;

/// <summary>Prints what the demo has to show.</summary>
/// <param name="console">Where.</param>
/// <param name="time">Clock of the steps.</param>
internal sealed class DemoView(IAnsiConsole console, TimeProvider time)
{
    public void Say(string line) => console.MarkupLineInterpolated($"[grey]·[/] {line}");

    /// <summary>Does a step: on a terminal something moves while it lasts, elsewhere a plain line announces it.</summary>
    public async Task<T> StepAsync<T>(string words, Func<Task<T>> step)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            Say(words);
            return await step();
        }

        var began = time.GetTimestamp();
        var result = await console.Status().StartAsync(Markup.Escape(words), _ => step());
        console.MarkupLineInterpolated($"[green]✓[/] {words} [grey]{time.GetElapsedTime(began).TotalSeconds:0.0} s[/]");
        return result;
    }

    public void Tasks(IReadOnlyList<PlacedTask> tasks)
    {
        Head("Which task is where, and why");
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "task", "definition", "instance", "zone" })
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        table.AddColumn("why");
        foreach (var task in tasks)
        {
            table.AddRow(new Text(task.Id[..8]), new Text(task.Definition), new Text(task.Instance), new Text(task.Zone), new Text(task.Why));
        }

        console.Write(table);
    }

    public void Image(DemoPush push, string name, IReadOnlyList<PlacedTask> tasks)
    {
        Head("What was pushed is what runs");
        console.MarkupLineInterpolated($"  pushed  {push.Name}  {Amounts.Bytes(push.Bytes)}  [green]{push.Digest}[/]");
        foreach (var same in tasks.GroupBy(task => task.Digest))
        {
            console.MarkupLineInterpolated($"  runs    {name}  {same.Count()} tasks  [green]{same.Key}[/]");
        }
    }

    public void Logs(IReadOnlyList<LogEvent> lines)
    {
        Head("What the containers wrote, read back from CloudWatch Logs");
        foreach (var line in lines)
        {
            var stream = line.LogStreamName.Split('/');
            console.MarkupLineInterpolated($"  [grey]{stream[0]}/{stream[^1][..Math.Min(8, stream[^1].Length)]}[/]  {line.Message}");
        }
    }

    public void Address(Uri address, string answer)
    {
        Head("An address that answers from inside a container, which asks another by name");
        console.MarkupLineInterpolated($"  [green]curl {address}[/]");
        foreach (var line in answer.Trim().Split('\n'))
        {
            console.MarkupLineInterpolated($"  {line}");
        }
    }

    public void Replaced(PlacedTask killed, string told)
    {
        Head("A container was killed, and the service put another in its place");
        console.MarkupLineInterpolated($"  docker kill {killed.Container?[..12]}    [grey]task {killed.Id[..8]} on {killed.Instance}[/]");
        console.MarkupLineInterpolated($"  {told}");
    }

    public void ByHand(ServerFile server, string data, string task, DemoPush push)
    {
        var host = push.Name[..push.Name.IndexOf('/', StringComparison.Ordinal)];
        Head("The same by hand");
        foreach (var line in new[]
        {
            $"eval \"$(./plimsoll env --data {data})\"    # endpoint {server.Endpoint}, region and key for any AWS tool",
            "aws ecr create-repository --repository-name hello",
            $"aws ecr get-login-password | docker login --username AWS --password-stdin {host}",
            $"docker tag {DemoImage.Name} {host}/hello:v1 && docker push {host}/hello:v1",
            "aws ecs list-container-instances",
            $"aws ecs describe-tasks --tasks {task}",
            $"aws ecs update-service --service {DemoDefinitions.Service} --desired-count 2; ./plimsoll explain {DemoDefinitions.Service} --data {data}",
            "aws ecs run-task --task-definition demo-worker --count 3 --placement-strategy type=spread,field=attribute:ecs.availability-zone",
            $"aws logs tail {DemoDefinitions.LogGroup} --follow",
            $"aws ecs stop-task --task {task}",
            $"./plimsoll status --data {data}; ./plimsoll images --data {data}",
        })
        {
            console.MarkupLineInterpolated($"  {line}");
        }
    }

    private void Head(string words)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{words}[/]");
    }
}
