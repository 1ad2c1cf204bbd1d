using Plimsoll.Agent.Containers;
using Plimsoll.Ecs;

namespace Plimsoll.Local;

/// <summary>What the containers of the local instances wrote, from the engine that they are on.</summary>
/// <param name="engine">The engine; null while there are no local instances.</param>
internal sealed class EngineOutput(Func<DockerEngine?> engine) : IContainerOutput
{
    /// <inheritdoc/>
    public async ValueTask<ContainerOutput?> ReadAsync(string taskArn, string runtimeId, int most, DateTimeOffset? since, CancellationToken cancel) =>
        engine() is { } docker && await ContainerLog.ReadAsync(docker, taskArn, runtimeId, most, since, cancel) is { } log
            ? new ContainerOutput(
                log.Lines?.Select(line => new OutputLine(line.At, line.Text)).ToList(),
                log.Health is { } probe ? new HealthProbe(probe.ExitCode, probe.Output) : null)
            : null;
}
