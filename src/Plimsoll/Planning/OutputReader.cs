using System.Globalization;
using System.Text.Json.Nodes;
using Plimsoll.Client;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Planning;

/// <summary>
/// Reads the last lines that a container wrote, wherever they are: CloudWatch Logs with the caller's own right to read it, or the
/// engine through GetContainerOutput.
/// </summary>
/// <param name="ecs">Calls the server.</param>
internal sealed class OutputReader(EcsClient ecs)
{
    /// <summary>The lines; what could not be had is said in <see cref="Output.Unavailable"/>, never thrown.</summary>
    /// <param name="taskArn">The task.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="most">How many lines, the newest: 1 to 10,000.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Output> ReadAsync(string taskArn, string container, int most, CancellationToken cancel)
    {
        var output = new Output { Container = container };
        try
        {
            output = await AskAsync(taskArn, container, most, null, cancel);
            return output.LogStream is { } stream ? output with { Lines = await StreamAsync(stream, most, cancel) } : output;
        }
        catch (AwsException error)
        {
            return output with { Unavailable = $"{error.Code}: {error.Message}" };
        }
    }

    /// <summary>What the engine has of a container's output, or the stream that has it.</summary>
    /// <param name="taskArn">The task.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="most">How many lines, the newest: 1 to 10,000.</param>
    /// <param name="since">The earliest line wanted; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="AwsException">It may not be read.</exception>
    public async Task<Output> AskAsync(string taskArn, string container, int most, DateTimeOffset? since, CancellationToken cancel)
    {
        var request = new JsonObject { ["task"] = taskArn, ["container"] = container, ["limit"] = most };
        if (since is { } from)
        {
            request["startTime"] = from.ToString("O", CultureInfo.InvariantCulture);
        }

        return await ecs.CallAsync("plimsoll", "Plimsoll.GetContainerOutput", request, PlanJson.Default.JsonObject, PlanJson.Default.Output, cancel)
            with { Container = container };
    }

    private async Task<IReadOnlyList<OutputLine>> StreamAsync(LogStream stream, int most, CancellationToken cancel)
    {
        var page = await ecs.In(stream.Region!).CallAsync(
            "logs", "Logs_20140328.GetLogEvents",
            new JsonObject { ["logGroupName"] = stream.LogGroupName, ["logStreamName"] = stream.LogStreamName, ["limit"] = most },
            PlanJson.Default.JsonObject, PlanJson.Default.LogPage, cancel);
        return [.. (page.Events ?? []).Select(one => new OutputLine(DateTimeOffset.FromUnixTimeMilliseconds(one.Timestamp), one.Message))];
    }
}
