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
                return (await AskAsync("ExplainTask", "task", target, cluster, PlanJson.Default.Explained, cancel), null);
            }
            catch (AwsException error) when (target.MayBeService && error.Code == "InvalidParameterException")
            {
                // No such task: services may have such names too.
            }
        }

        try
        {
            return (null, await AskAsync("ExplainService", "service", target, cluster, PlanJson.Default.ExplainedService, cancel));
        }
        catch (AwsException error) when (!target.IsArn && error.Code == "ServiceNotFoundException")
        {
            return await TaskPrefix.FindAsync(ecs, cluster!, target.Name, cancel) is { } id
                ? (await AskAsync("ExplainTask", "task", target with { Name = id }, cluster, PlanJson.Default.Explained, cancel), null)
                : throw TaskPrefix.Unknown(target.Name, cluster);
        }
    }

    private Task<T> AskAsync<T>(string operation, string member, ExplainTarget target, string? cluster, JsonTypeInfo<T> shape, CancellationToken cancel)
    {
        var request = new JsonObject { [member] = target.Name };
        if (cluster is not null)
        {
            request["cluster"] = cluster;
        }

        return ecs.CallAsync("plimsoll", $"Plimsoll.{operation}", request, PlanJson.Default.JsonObject, shape, cancel);
    }
}
