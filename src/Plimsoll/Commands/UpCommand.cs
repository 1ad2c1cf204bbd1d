using System.CommandLine;
using Microsoft.Extensions.Logging;
using Plimsoll.Hosting;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll up</c>: the server.</summary>
internal static class UpCommand
{
    private static readonly TimeSpan FirstRush = TimeSpan.FromSeconds(1);

    public static Command Build()
    {
        var options = new ServerCommandOptions();
        var command = new Command("up", "Run the server: the control plane, and container instances on this machine.");
        var detach = new Option<bool>("--detach") { Description = "Run it in the background, and end once it is up" };
        options.AddTo(command);
        command.Add(detach);
        command.SetAction(async (parsed, _) =>
        {
            var server = options.Read(parsed);
            var output = parsed.InvocationConfiguration.Output;
            if (Detached.IsBackground || !parsed.GetValue(detach))
            {
                return await RunAsync(server, output);
            }

            using var stop = new StopSignal(TimeProvider.System);
            await Detached.StartAsync(server.Data, [.. Environment.GetCommandLineArgs().Skip(1)], output, TimeProvider.System, stop.Token);
            return 0;
        });
        return command;
    }

    private static async Task<int> RunAsync(ServerOptions options, TextWriter output)
    {
        using var stop = new StopSignal(TimeProvider.System, StopSignal.OfServer);
        using var log = new StandardErrorLog(Console.Error, TimeProvider.System, LogLevel.Information);
        using var logs = new LoggerFactory([log]);
        await using var server = await PlimsollServer.StartAsync(
            options with { ShowTransfers = Console.IsErrorRedirected ? null : line => log.ShowStatus(Clip(line)) }, logs, TimeProvider.System);
        if (options.Auth != AuthMode.On)
        {
            await output.WriteLineAsync(options.Auth == AuthMode.Off
                ? "WARNING: --auth off. Signatures are not checked; whoever reaches the port is root."
                : "WARNING: --auth any-key. Signatures are checked for their shape alone; whoever reaches the port is root, with any key.");
        }

        await output.WriteLineAsync($"Plimsoll {VersionCommand.Version} answers at {server.Endpoint.ToString().TrimEnd('/')} (region {options.Region}, account {options.Account}).");
        foreach (var place in server.Elsewhere())
        {
            await output.WriteLineAsync(place);
        }

        await output.WriteLineAsync($"{Detached.Last}eval \"$(plimsoll env{DataArgument(options)})\"{(Detached.IsBackground ? "" : "    Stop with Ctrl-C.")}");
        await output.FlushAsync();
        await SettleAsync(stop.Task);
        await stop.Task;
        if (server.RunningTasks is > 0 and var running && !TearDownMark.IsSet(options.Data))
        {
            await output.WriteLineAsync(
                running == 1
                    ? $"1 task goes on running in its containers. `plimsoll up{DataArgument(options)}` finds it again, `plimsoll down{DataArgument(options)}` ends it."
                    : $"{running} tasks go on running in their containers. `plimsoll up{DataArgument(options)}` finds them again, `plimsoll down{DataArgument(options)}` ends them.");
        }

        return 0;
    }

    // A line that wraps could not be taken away again.
    private static string? Clip(string? line) => line is null ? null : line[..Math.Min(line.Length, Math.Max(0, Console.WindowWidth - 1))];

    // What starting up left in memory goes back to the machine once the first rush is over: an idle server is a small one.
    private static async Task SettleAsync(Task stop)
    {
        if (await Task.WhenAny(stop, Task.Delay(FirstRush, TimeProvider.System)) != stop)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static string DataArgument(ServerOptions options) =>
        options.Data == DataDirectory.DefaultPath(Environment.GetEnvironmentVariable) ? "" : $" --data {ShellText.Quote(options.Data)}";
}
