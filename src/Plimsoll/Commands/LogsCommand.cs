using System.CommandLine;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Tailing;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll logs SERVICE|TASK [CONTAINER]</c>: what containers wrote, wherever it is kept.</summary>
internal static class LogsCommand
{
    private const int DefaultLines = 100;

    public static Command Build()
    {
        var data = CommonOptions.Data();
        var cluster = new Option<string?>("--cluster") { Description = "Cluster of the task or service", HelpName = "NAME" };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on until Ctrl-C; tasks that a service starts meanwhile come in" };
        var timestamps = new Option<bool>("--timestamps", "-t") { Description = "Put the time before each line" };
        var since = new Option<string?>("--since") { Description = "Only lines as old as this: 30s, 10m, 2h, 1d, or a time like 2026-11-28T12:00:00Z", HelpName = "TIME" };
        ServerCommandOptions.Check(since, text => SinceTime.TryParse(text, TimeProvider.System.GetUtcNow(), out _), "is not a time: 30s, 10m, 2h, 1d or 2026-11-28T12:00:00Z");
        var lines = new Option<int?>("--lines", "-n") { Description = $"So many of each container's last lines ({DefaultLines} unless --since is given)", HelpName = "N" };
        ServerCommandOptions.Check(lines, text => int.TryParse(text, out var number) && number is >= 1 and <= LogReader.MostLines, $"is not a number from 1 to {LogReader.MostLines}");
        var target = new Argument<string>("service|task") { Description = "Name of a service, id of a task or the beginning of one, or an ARN", HelpName = "SERVICE|TASK" };
        var container = new Argument<string?>("container") { Description = "Only this container", HelpName = "CONTAINER", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("logs", "Show what the containers of a task or a service wrote.") { target, container, follow, since, lines, timestamps, cluster, data };
        command.SetAction(async (parsed, cancel) =>
        {
            using var stop = new StopSignal(TimeProvider.System);
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, stop.Token);
            var started = parsed.GetValue(since) is { } text && SinceTime.TryParse(text, TimeProvider.System.GetUtcNow(), out var time) ? time : (DateTimeOffset?)null;
            var from = new LogBeginning(parsed.GetValue(lines) ?? (started is null ? DefaultLines : null), started);
            var ecs = new EcsClient(http, access, TimeProvider.System);
            var targets = new LogTargets(ecs, parsed.GetValue(cluster) ?? access.Server.Cluster);
            var tail = new LogTail(
                stopped => targets.FindAsync(parsed.GetRequiredValue(target), parsed.GetValue(container), stopped),
                container => new LogReader(ecs, container, from),
                parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(timestamps), TimeProvider.System);
            try
            {
                return await tail.RunAsync(parsed.GetValue(follow), stop.Token) ? 0 : 1;
            }
            catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
            {
                return 0;
            }
        });
        return command;
    }
}
