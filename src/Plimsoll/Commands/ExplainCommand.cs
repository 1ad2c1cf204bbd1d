using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Planning;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll explain TASK</c>: why a task is where it is.</summary>
internal static class ExplainCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var output = CommonOptions.Output();
        var cluster = new Option<string?>("--cluster") { Description = "Cluster of the task, when only its id is given", HelpName = "NAME" };
        var task = new Argument<string>("task") { Description = "Id or ARN of a task" };
        var command = new Command("explain", "Say why a task was placed where it is, and why it stopped.") { task, cluster, data, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = parsed.GetRequiredValue(task);
            if (asked.StartsWith("arn:", StringComparison.Ordinal) && !asked.Contains(":task/", StringComparison.Ordinal))
            {
                throw new CommandException(
                    $"{asked} is not a task.", "Give the id or the ARN of one. Where the tasks of a service would go: plimsoll plan service");
            }

            var access = ServerAccess.Of(parsed.GetRequiredValue(data));
            var request = new JsonObject { ["task"] = asked };
            if (parsed.GetValue(cluster) is { } name)
            {
                request["cluster"] = name;
            }
            else if (!asked.StartsWith("arn:", StringComparison.Ordinal))
            {
                request["cluster"] = access.Server.Cluster;
            }

            using var http = ServerHttp.Create();
            var explained = await new EcsClient(http, access, TimeProvider.System).CallAsync(
                "plimsoll", "Plimsoll.ExplainTask", request, PlanJson.Default.JsonObject, PlanJson.Default.Explained, cancel);
            if (parsed.GetValue(output) == "json")
            {
                parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(explained, PlanJson.Default.Explained));
            }
            else
            {
                PlanView.Write(parsed.InvocationConfiguration.Output, explained);
            }
        });
        return command;
    }
}
