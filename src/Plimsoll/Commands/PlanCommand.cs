using System.CommandLine;
using System.Text.Json;
using Plimsoll.Client;
using Plimsoll.Ecs;
using Plimsoll.Hosting;
using Plimsoll.Planning;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll plan run-task …</c> and <c>plimsoll plan service …</c>: where tasks would go, with the options of the aws command.</summary>
internal static class PlanCommand
{
    public static Command Build() => new("plan", "Show where tasks would go, without starting them.")
    {
        Of("run-task", "RunTask", "PlanRunTask", "Takes the options of `aws ecs run-task`, or --cli-input-json file://FILE."),
        Of("service", "CreateService", "PlanService", "Takes the options of `aws ecs create-service`, or --cli-input-json file://FILE."),
    };

    /// <summary>The options of the aws command that a plan takes, as <c>--kebab-case</c>; none for another command.</summary>
    /// <param name="command">For example <c>plan run-task</c>.</param>
    public static IReadOnlyList<string> OptionsOf(string command) => command switch
    {
        "plan run-task" => AwsArguments.OptionsOf(EcsService.InputOf("RunTask")),
        "plan service" => AwsArguments.OptionsOf(EcsService.InputOf("CreateService")),
        _ => [],
    };

    private static Command Of(string name, string input, string operation, string description)
    {
        var data = CommonOptions.Data();
        var output = CommonOptions.Output();
        var words = new Argument<string[]>("options") { Arity = ArgumentArity.ZeroOrMore, Description = "Options of the aws command" };
        var command = new Command(name, description) { data, output, words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancel) =>
        {
            var given = parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != name).Skip(1).ToList();
            var request = AwsArguments.Read(Without(given, data.Name, output.Name), EcsService.InputOf(input));
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, cancel);
            var plan = await new EcsClient(http, access, TimeProvider.System).CallAsync(
                "plimsoll", $"Plimsoll.{operation}", request, PlanJson.Default.JsonObject, PlanJson.Default.Plan, cancel);
            if (parsed.GetValue(output) == "json")
            {
                parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(plan, PlanJson.Default.Plan));
            }
            else
            {
                PlanView.Write(parsed.InvocationConfiguration.Output, plan);
            }

            return plan.Unplaced == 0 ? 0 : 1;
        });
        return command;
    }

    // Our own options stand among those of the aws command, in their original order.
    private static List<string> Without(List<string> words, params string[] own)
    {
        var rest = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (Array.IndexOf(own, words[i]) >= 0)
            {
                i++;
            }
            else
            {
                rest.Add(words[i]);
            }
        }

        return rest;
    }
}
