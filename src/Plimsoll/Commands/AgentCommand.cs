using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Serving;
using Plimsoll.Hosting;
using Plimsoll.Local;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll agent</c>: this machine as a container instance, configured as the ECS agent is.</summary>
internal static partial class AgentCommand
{
    private const string DefaultFile = "/etc/ecs/ecs.config";

    public static Command Build()
    {
        var file = new Option<string>("--config")
        {
            Description = "Settings, KEY=VALUE lines; variables of the environment win", HelpName = "FILE", DefaultValueFactory = _ => DefaultFile,
        };
        var command = new Command(
            "agent",
            "Run the container agent alone: ECS_BACKEND_HOST is the control plane, ECS_CLUSTER the cluster, AWS_DEFAULT_REGION the region, "
            + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY the key.")
        {
            file,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(file)));
        return command;
    }

    private static async Task<int> RunAsync(string path)
    {
        var time = TimeProvider.System;
        using var stop = new StopSignal(time, StopSignal.OfServer);
        using var logs = Logs.ToStandardError(time);
        var settings = ReadFile(path);
        var environment = Variables.All();
        var (config, warnings) = AgentConfigReader.Read(settings, environment);
        var keys = Keys(name => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : settings.GetValueOrDefault(name));
        var log = logs.CreateLogger("Plimsoll.Agent");
        foreach (var warning in warnings)
        {
            LogConfiguration(log, warning);
        }

        using var http = new HttpClient();
        await using var docker = new DockerEngine(config.DockerHost, time, logs);
        await using var endpoint = new ContainerEndpoint(config, config.AuditLogDisabled ? null : config.AuditLogFile, time, logs);
        var agent = new AgentHost(
            config, docker, () => keys, http, time, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)), logs, endpoint: endpoint);
        using var cancel = new CancellationTokenSource();
        var running = agent.RunAsync(cancel.Token);
        await Task.WhenAny(running, stop.Task);
        await cancel.CancelAsync();
        return await running;
    }

    private static IReadOnlyDictionary<string, string> ReadFile(string path)
    {
        try
        {
            return EcsConfigFile.Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (path == DefaultFile && error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Dictionary<string, string>();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be read: {error.Message}", "Name the settings with --config FILE.", AgentExitException.Terminal);
        }
    }

    private static SigningKeys Keys(Func<string, string?> variable) =>
        (variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")) is ({ } access, { } secret)
            ? new SigningKeys(access, secret, variable("AWS_SESSION_TOKEN"))
            : throw new CommandException(
                "the agent has no key to sign with.",
                "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, e.g. with: eval \"$(plimsoll env)\"", AgentExitException.Terminal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogConfiguration(ILogger log, string warning);
}
