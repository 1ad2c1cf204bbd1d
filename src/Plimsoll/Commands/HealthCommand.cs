using System.CommandLine;
using System.Net.Sockets;
using Plimsoll.Client;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll health</c>: whether a server answers at a port of this machine; for images that have no shell.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    public static Command Build()
    {
        var port = CommonOptions.Port();
        var command = new Command("health", "End with 0 when a server answers at a port of this machine, else with 1.") { port };
        command.SetAction(async (parsed, cancel) =>
        {
            var address = new Uri($"http://127.0.0.1:{parsed.GetValue(port)}/_plimsoll/health");
            using var http = ServerHttp.Create();
            http.Timeout = Most;
            try
            {
                using var answer = await http.GetAsync(address, cancel);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancel));
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception error) when (error is HttpRequestException or SocketException or TaskCanceledException)
            {
                throw new CommandException($"{address} does not answer: {error.Message}", "See the output of its `plimsoll up`.");
            }
        });
        return command;
    }
}
