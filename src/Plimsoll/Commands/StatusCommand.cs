using System.CommandLine;
using System.Text.Json;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Status;
using Spectre.Console;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll status</c>: clusters, instances and how full they are, tasks.</summary>
internal static class StatusCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var output = CommonOptions.Output();
        var watch = Watch.Option();
        var command = new Command("status", "Show clusters, instances with what is used of them, and tasks.") { data, output, watch };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, cancel);
            var ecs = new EcsClient(http, access, TimeProvider.System);
            await Watch.RunAsync(
                parsed.GetValue(watch), parsed.InvocationConfiguration.Output,
                async (to, stopped) => Write(await ServerStatus.AskAsync(access.Server, ecs, stopped), parsed.GetValue(output) == "json", to),
                TimeProvider.System);
        });
        return command;
    }

    private static void Write(ServerStatus status, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(status, StatusJson.Default.ServerStatus));
        }
        else if (Console.IsOutputRedirected)
        {
            StatusView.WritePlain(output, status);
        }
        else
        {
            StatusView.Draw(Terminal.Of(output), status);
        }
    }
}
