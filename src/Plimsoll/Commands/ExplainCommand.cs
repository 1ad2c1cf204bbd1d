using System.CommandLine;
using System.Text.Json;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Planning;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll explain TASK|SERVICE</c>: why a task is where it is, or the tasks of a service, and what it waits for.</summary>
internal static class ExplainCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var output = CommonOptions.Output();
        var cluster = new Option<string?>("--cluster") { Description = "Cluster of the task or service, when no ARN is given", HelpName = "NAME" };
        var asked = new Argument<string>("task|service") { Description = "Id of a task, name of a service, or the ARN of either", HelpName = "TASK|SERVICE" };
        var command = new Command("explain", "Say why a task is where it is and why it stopped, or where a service's tasks are and what it waits for.") { asked, cluster, data, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var target = ExplainTarget.Of(parsed.GetRequiredValue(asked));
            var access = ServerAccess.Of(parsed.GetRequiredValue(data));
            using var http = ServerHttp.Create();
            var (task, service) = await new Explainer(new EcsClient(http, access, TimeProvider.System)).ExplainAsync(
                target, parsed.GetValue(cluster) ?? (target.IsArn ? null : access.Server.Cluster), cancel);
            var (to, json) = (parsed.InvocationConfiguration.Output, parsed.GetValue(output) == "json");
            if (task is not null && json)
            {
                to.WriteLine(JsonSerializer.Serialize(task, PlanJson.Default.Explained));
            }
            else if (task is not null)
            {
                TaskView.Write(to, task);
            }
            else if (json)
            {
                to.WriteLine(JsonSerializer.Serialize(service!, PlanJson.Default.ExplainedService));
            }
            else
            {
                ServiceView.Write(to, service!);
            }
        });
        return command;
    }
}
