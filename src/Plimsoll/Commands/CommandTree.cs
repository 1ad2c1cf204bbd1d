using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Commands;

/// <summary>The command line.</summary>
internal static class CommandTree
{
    private const int UsageError = 2;

    /// <summary>Runs the command of some arguments; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // Commands end themselves on a signal, in their own order; the library would cut them off.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var parsed = Build().Parse(args);
            if (parsed.Action is ParseErrorAction complaint)
            {
                complaint.ShowHelp = false;
                await parsed.InvokeAsync(configuration);
                return UsageError;
            }

            return await parsed.InvokeAsync(configuration);
        }
        catch (CommandException error)
        {
            await Console.Error.WriteLineAsync($"plimsoll: {error.Message}\n  {error.Remedy}");
            return error.ExitCode;
        }
        catch (AwsException error)
        {
            await Console.Error.WriteLineAsync($"plimsoll: the server answers {error.Code}: {error.Message}");
            return 1;
        }
    }

    internal static RootCommand Build()
    {
        var root = new RootCommand("Amazon ECS on your own machines.")
        {
            UpCommand.Build(),
            WaitCommand.Build(),
            HealthCommand.Build(),
            EnvCommand.Build(),
            LogsCommand.Build(),
            StatusCommand.Build(),
            ImagesCommand.Build(),
            PlanCommand.Build(),
            ExplainCommand.Build(),
            ResetCommand.Build(),
            DownCommand.Build(),
            DemoCommand.Build(),
            AgentCommand.Build(),
            CompletionCommand.Build(),
            VersionCommand.Build(),
        };
        HelpWithExamples.AddTo(root);
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }
}
