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
        var asked = new Argument<string>("task|service") { Description = "Id of a task or its beginning, name of a service, or the ARN of either", HelpName = "TASK|SERVICE" };
        var watch = Watch.Option();
        var command = new Command("explain", "Say why a task is where it is and why it stopped, or where a service's tasks are and what it waits for.")
        {
            asked, cluster, data, output, watch,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var target = ExplainTarget.Of(parsed.GetRequiredValue(asked));
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, cancel);
            var explainer = new Explainer(new EcsClient(http, access, TimeProvider.System));
            await Watch.RunAsync(
                parsed.GetValue(watch), parsed.InvocationConfiguration.Output,
                async (to, stopped) =>
                {
                    var (task, service) = await explainer.ExplainAsync(
                        target, parsed.GetValue(cluster) ?? (target.IsArn ? null : access.Server.Cluster), stopped);
                    Write(to, parsed.GetValue(output) == "json", task, service);
                },
                TimeProvider.System);
        });
        return command;
    }

    private static void Write(TextWriter output, bool json, Explained? task, ExplainedService? service)
    {
        if (task is not null && json)
        {
            output.WriteLine(JsonSerializer.Serialize(task, PlanJson.Default.Explained));
        }
        else if (task is not null)
        {
            TaskView.Write(output, task);
        }
        else if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(service!, PlanJson.Default.ExplainedService));
        }
        else
        {
            ServiceView.Write(output, service!);
        }
    }
}
