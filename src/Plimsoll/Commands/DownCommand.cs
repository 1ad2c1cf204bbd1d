using System.CommandLine;
using Plimsoll.Local;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll down</c>: ends the server, if it runs, and all that its instances run on this machine. The state stays.</summary>
internal static class DownCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var orphans = new Option<bool>("--orphans")
        {
            Description = "Also what servers left whose data directories are gone: containers, volumes of their tasks, networks, cgroups, images; volumes of scope shared stay, as on AWS",
        };
        var command = new Command("down", "Stop the server and what runs on its instances on this machine; its state stays.") { orphans, data };
        command.SetAction(async (parsed, _) =>
        {
            using var stop = new StopSignal(TimeProvider.System);
            var output = parsed.InvocationConfiguration.Output;
            var tear = new TearDown(output, TimeProvider.System);
            await tear.ServerAsync(Path.GetFullPath(parsed.GetRequiredValue(data)), stop.Token);
            if (parsed.GetValue(orphans))
            {
                await tear.OrphansAsync(stop.Token);
            }
        });
        return command;
    }
}
