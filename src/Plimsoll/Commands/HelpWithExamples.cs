using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Plimsoll.Commands;

/// <summary>The library's help, and below it what no list of options tells: examples.</summary>
/// <param name="help">The library's.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["up"] =
            """
              plimsoll up                                   three instances in three zones, at http://127.0.0.1:4566
              plimsoll up --instances 1 --port 8000         one instance, another port
              plimsoll up --instances 0 --host 0.0.0.0      a control plane for the agents of other machines
            """,
        ["env"] =
            """
              eval "$(plimsoll env)"                        this shell's AWS tools talk to the server
              plimsoll env --profile local                  aws --profile local ecs list-clusters
            """,
        ["status"] =
            """
              plimsoll status --watch                       draws it anew as it changes
              plimsoll status | grep ^task                  one line for each thing, in a pipe
            """,
        ["logs"] =
            """
              plimsoll logs shop -f                         all tasks of a service, those to come too
              plimsoll logs 4a58 app --since 10m            one container of the task whose id begins with 4a58
            """,
        ["explain"] =
            """
              plimsoll explain shop                         why a service's tasks are where they are, and why some are not
              plimsoll explain 4a58 --watch                 a task, by the beginning of its id
            """,
        ["plan run-task"] =
            """
              plimsoll plan run-task --task-definition app --count 5 --placement-strategy type=binpack,field=memory
              plimsoll plan run-task --cli-input-json file://run.json
            """,
        ["plan service"] =
            """
              plimsoll plan service --service-name shop --task-definition shop:2 --desired-count 8
            """,
        ["images"] =
            """
              plimsoll images                               repositories, images, who uses them
              plimsoll images rm app:old                    deletes one that nothing uses
            """,
        ["down"] =
            """
              plimsoll down                                 ends the server and its containers; `plimsoll up` goes on
              plimsoll down --orphans                       also what servers left that are gone
            """,
        ["completion"] =
            """
              source <(plimsoll completion bash)            in ~/.bashrc
              plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish
            """,
    };

    /// <summary>Gives every command of a tree this help.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>().ToList())
        {
            // The library's for another system, where a slash begins an option: here it begins a path.
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = InvokeHelp(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var name = NameOf(parseResult.CommandResult);
        if (PlanCommand.OptionsOf(name) is { Count: > 0 } options)
        {
            output.WriteLine("Options of the aws command:");
            output.WriteLine($"  {string.Join("\n  ", options)}\n");
        }

        if (Examples.GetValueOrDefault(name) is { } examples)
        {
            output.WriteLine($"Examples:\n{examples}\n");
        }

        return code;
    }

    // Of words that are let through the library says that they are for another program. Those of a plan are the aws command's, listed below.
    private int InvokeHelp(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var strict = command.TreatUnmatchedTokensAsErrors;
        command.TreatUnmatchedTokensAsErrors = true;
        try
        {
            return help.Invoke(parsed);
        }
        finally
        {
            command.TreatUnmatchedTokensAsErrors = strict;
        }
    }

    private static string NameOf(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } parent
            ? $"{parent.Command.Name} {command.Command.Name}"
            : command.Command.Name;
}
