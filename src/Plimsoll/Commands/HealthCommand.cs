using System.CommandLine;
using System.Net.Sockets;
using Plimsoll.Client;
using Plimsoll.Hosting;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll health</c>: whether a server answers on this machine; for images that have no shell.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    public static Command Build()
    {
        var (port, data) = (CommonOptions.Port(), CommonOptions.Data());
        port.Description = "TCP port; by default that of the server over the data directory, or 4566 when none runs over it";
        port.DefaultValueFactory = null;
        var command = new Command("health", "End with 0 when a server answers on this machine, else with 1.") { port, data };
        command.SetAction(async (parsed, cancel) =>
        {
            var address = new Uri(
                parsed.GetResult(port) is { Implicit: false } ? At(parsed.GetValue(port)) : Find(parsed.GetRequiredValue(data)),
                "/_plimsoll/health");
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

    private static Uri At(int port) => new($"http://127.0.0.1:{port}");

    // A server on its way up has no file yet.
    private static Uri Find(string data)
    {
        try
        {
            return new Uri(ServerFile.Read(data).Endpoint);
        }
        catch (CommandException)
        {
            return At(ServerOptions.DefaultPort);
        }
    }
}
