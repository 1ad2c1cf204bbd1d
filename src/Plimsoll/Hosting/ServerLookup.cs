using System.CommandLine;
using Plimsoll.Commands;
using Plimsoll.Profiles;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Hosting;

/// <summary>Finds the server that a command is meant for, on this machine or another.</summary>
internal static class ServerLookup
{
    /// <summary>
    /// The server over <c>--data</c> when that is given; else the one that the environment names, as for any AWS tool; else the one over the
    /// default data directory.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="data">Its <c>--data</c>.</param>
    /// <param name="http">Connections.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">There is none, or it does not answer.</exception>
    public static async Task<ServerAccess> FindAsync(ParseResult parsed, Option<string> data, HttpClient http, CancellationToken cancel) =>
        parsed.GetResult(data) is { Implicit: false } || AwsEnvironment.Read(Environment.GetEnvironmentVariable) is not { } environment
            ? ServerAccess.Of(parsed.GetRequiredValue(data))
            : await AskAsync(environment, http, TimeProvider.System, cancel);

    /// <summary>Asks a server about itself.</summary>
    /// <exception cref="CommandException">It does not answer, or is no Plimsoll.</exception>
    public static async Task<ServerAccess> AskAsync(AwsEnvironment environment, HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        const string Remedy = "Correct it or unset it, or ask the server on this machine with --data DIR.";
        var endpoint = environment.Endpoint.ToString().TrimEnd('/');
        var client = new AwsClient(http, environment.Endpoint, environment.Region, () => environment.Keys, time);
        try
        {
            var server = await client.CallAsync(
                "plimsoll", $"{ServerApi.Target}.DescribeServer", new DescribeServerRequest(),
                ServerApiJson.Default.DescribeServerRequest, ServerApiJson.Default.ServerFile, cancel);
            return new ServerAccess(server with { Endpoint = endpoint }, environment.Keys);
        }
        catch (HttpRequestException error)
        {
            throw new CommandException($"{endpoint}, which {environment.Source} names, does not answer: {error.Message}", Remedy);
        }
        catch (AwsException error) when (error.Code is "UnknownOperationException" or "UnknownError" or "InvalidAction")
        {
            throw new CommandException($"{endpoint}, which {environment.Source} names, is no server of Plimsoll.", Remedy);
        }
        catch (AwsException error)
        {
            throw new CommandException($"{endpoint}, which {environment.Source} names, answers {error.Code}: {error.Message}", Remedy);
        }
    }
}
