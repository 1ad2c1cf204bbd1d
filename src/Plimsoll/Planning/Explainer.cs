using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Client;
using Plimsoll.Commands;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Planning;

/// <summary>Asks the server to explain.</summary>
/// <param name="ecs">Calls it.</param>
internal sealed class Explainer(EcsClient ecs)
{
    private const int MostLines = 20;
    private readonly OutputReader _outputs = new(ecs);

    /// <summary>Explains a task or a service: one of the two is answered.</summary>
    /// <param name="target">Which.</param>
    /// <param name="cluster">Its cluster; null leaves it to the ARN.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">There is neither.</exception>
    public async Task<(Explained? Task, ExplainedService? Service)> ExplainAsync(ExplainTarget target, string? cluster, CancellationToken cancel)
    {
        if (target.MayBeTask)
        {
            try
            {
                return (await ReadAsync(await AskAsync("ExplainTask", "task", target.Name, cluster, PlanJson.Default.Explained, cancel), cancel), null);
            }
            catch (AwsException error) when (target.MayBeService && error.Code == "InvalidParameterException")
            {
                // No such task: services may have such names too.
            }
        }

        try
        {
            return (null, await TellAsync(await AskAsync("ExplainService", "service", target.Name, cluster, PlanJson.Default.ExplainedService, cancel), cancel));
        }
        catch (AwsException error) when (!target.IsArn && error.Code == "ServiceNotFoundException")
        {
            return await TaskPrefix.FindAsync(ecs, cluster!, target.Name, cancel) is { } id
                ? (await ReadAsync(await AskAsync("ExplainTask", "task", id, cluster, PlanJson.Default.Explained, cancel), cancel), null)
                : throw TaskPrefix.Unknown(target.Name, cluster);
        }
    }

    // The task that failed last, and the newest that does not get on: theirs is the story of the service.
    private async Task<ExplainedService> TellAsync(ExplainedService service, CancellationToken cancel)
    {
        var failed = (service.Failure ?? service.FailedDeployment?.Failure ?? service.RecentFailures?.Last)?.TaskArn;
        var starting = service.Tasks?.FirstOrDefault(task => task.LastStatus != "RUNNING" || task.HealthStatus == "UNHEALTHY")?.TaskArn;
        return service with
        {
            LastFailed = await TaskAsync(failed, cancel),
            Starting = await TaskAsync(starting, cancel) is { } explained && SaysSomething(explained) ? explained : null,
        };
    }

    private static bool SaysSomething(Explained task) =>
        task.Waits is { Count: > 0 } || task.Outputs is { Count: > 0 } || task.Task?.Containers?.Any(container => container.Reason is not null) == true;

    private async Task<Explained?> TaskAsync(string? arn, CancellationToken cancel)
    {
        try
        {
            return arn is null ? null : await ReadAsync(await AskAsync("ExplainTask", "task", arn, null, PlanJson.Default.Explained, cancel), cancel);
        }
        catch (AwsException error) when (error.Code is "InvalidParameterException" or "ClusterNotFoundException")
        {
            // Forgotten: it stopped an hour ago.
            return null;
        }
    }

    private async Task<Explained> ReadAsync(Explained task, CancellationToken cancel)
    {
        var outputs = new List<Output>();
        foreach (var container in TaskOutputs.Of(task))
        {
            outputs.Add(await _outputs.ReadAsync(task.Task!.TaskArn!, container, MostLines, cancel));
        }

        return outputs.Count == 0 ? task : task with { Outputs = outputs };
    }

    private Task<T> AskAsync<T>(string operation, string member, string name, string? cluster, JsonTypeInfo<T> shape, CancellationToken cancel)
    {
        var request = new JsonObject { [member] = name };
        if (cluster is not null)
        {
            request["cluster"] = cluster;
        }

        return ecs.CallAsync("plimsoll", $"Plimsoll.{operation}", request, PlanJson.Default.JsonObject, shape, cancel);
    }
}
