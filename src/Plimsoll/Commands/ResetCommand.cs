using System.CommandLine;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll reset</c>: drops all state of the server and stops what ran.</summary>
internal static class ResetCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var keep = new Option<string?>("--keep") { Description = "What stays: ecr, repositories and images", HelpName = "ecr" };
        keep.AcceptOnlyFromAmong("ecr");
        var command = new Command("reset", "Drop all state in every account and region, and stop what ran.") { data, keep };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = ServerHttp.Create();
            await ResetAsync(await ServerLookup.FindAsync(parsed, data, http, cancel), http, TimeProvider.System, cancel, parsed.GetValue(keep));
            parsed.InvocationConfiguration.Output.WriteLine("reset");
        });
        return command;
    }

    /// <summary>Has a server reset itself.</summary>
    /// <exception cref="CommandException">It refused, or does not answer.</exception>
    public static async Task ResetAsync(ServerAccess access, HttpClient http, TimeProvider time, CancellationToken cancel, string? keep = null)
    {
        var path = keep is null ? "/_plimsoll/reset" : $"/_plimsoll/reset?keep={keep}";
        var endpoint = new Uri(access.Server.Endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, path));
        var headers = SigV4Signer.Sign(
            "POST", path, endpoint.Authority, new Dictionary<string, string>(), [], access.Keys, access.Server.Region, "plimsoll", time.GetUtcNow());
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode)
            {
                throw new CommandException($"the server refused: {await response.Content.ReadAsStringAsync(cancel)}", "Its own output says more.");
            }
        }
        catch (HttpRequestException error)
        {
            throw new CommandException($"the server at {access.Server.Endpoint} does not answer: {error.Message}", "See the output of its `plimsoll up`.");
        }
    }
}
