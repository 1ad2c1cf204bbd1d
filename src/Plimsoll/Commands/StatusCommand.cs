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
        var command = new Command("status", "Show clusters, instances with what is used of them, and tasks.") { data, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var access = ServerAccess.Of(parsed.GetRequiredValue(data));
            using var http = ServerHttp.Create();
            var status = await ServerStatus.AskAsync(access.Server, new EcsClient(http, access, TimeProvider.System), cancel);
            Write(status, parsed.GetValue(output) == "json", parsed.InvocationConfiguration.Output);
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
            StatusView.Draw(AnsiConsole.Console, status);
        }
    }
}
