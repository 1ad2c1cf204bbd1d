using Plimsoll.Client;
using Plimsoll.Commands;

namespace Plimsoll.Status;

/// <summary>Waits for services to come up.</summary>
/// <param name="ecs">The server.</param>
/// <param name="cluster">Cluster of the services.</param>
/// <param name="time">Clock.</param>
/// <param name="look">Time between two looks.</param>
internal sealed class ServiceWait(EcsClient ecs, string cluster, TimeProvider time, TimeSpan look)
{
    private const int MostDescribed = 10;

    private readonly Dictionary<string, Service> _seen = [];

    /// <summary>The services that have not come up yet.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    /// <summary>What to say of those when time is up: how many of their tasks run, and what holds them up.</summary>
    /// <param name="seconds">How long was waited.</param>
    public CommandException Late(int seconds) => Waiting.Count == 0
        ? new CommandException($"the server did not tell of its services in {seconds} s.", "See the output of its `plimsoll up`.")
        : new CommandException(
            $"{string.Join(", ", Waiting)} did not come up in {seconds} s: {string.Join("; ", Waiting.Select(Known))}.",
            $"What it waits for: {string.Join(", ", Waiting.Select(name => $"plimsoll explain {name}"))}");

    /// <summary>Returns when all of them are steady; says each as it is.</summary>
    /// <param name="names">Services; those that the cluster has when empty.</param>
    /// <param name="output">Told of each.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">One is not there, or does not come up; with the reason.</exception>
    public async Task RunAsync(IReadOnlyList<string> names, TextWriter output, CancellationToken cancel)
    {
        Waiting = names.Count > 0 ? [.. names.Distinct()] : [.. (await ecs.ServicesAsync(cluster, cancel)).Select(service => service.ServiceName)];
        if (Waiting.Count == 0)
        {
            await output.WriteLineAsync($"cluster {cluster} has no services: there is nothing to wait for");
        }

        while (true)
        {
            var left = new List<string>();
            foreach (var some in Waiting.Chunk(MostDescribed))
            {
                var found = await ecs.ServicesAsync(cluster, some, cancel);
                foreach (var name in some)
                {
                    var service = found.FirstOrDefault(one => one.ServiceName == name)
                        ?? throw new CommandException($"cluster {cluster} has no service {name}.", "plimsoll status shows the services.");
                    _seen[name] = service;
                    if (await HasComeUpAsync(service, cancel))
                    {
                        await output.WriteLineAsync($"{name}: {service.RunningCount} of {service.DesiredCount} run");
                    }
                    else
                    {
                        left.Add(name);
                    }
                }
            }

            Waiting = left;
            if (left.Count == 0)
            {
                return;
            }

            await Task.Delay(look, time, cancel);
        }
    }

    private string Known(string name)
    {
        var told = Waiting.Count == 1 ? "" : $"{name} ";
        return _seen.GetValueOrDefault(name) is not { } service ? $"{told}was not looked at"
            : $"{told}{service.RunningCount} of {service.DesiredCount} run{(ServiceTrouble.Of(service) is { } trouble ? $", {trouble}" : "")}";
    }

    private async Task<bool> HasComeUpAsync(Service service, CancellationToken cancel)
    {
        var stopped = service.Deployments.Any(one => one.RolloutState != "COMPLETED") ? await ecs.StoppedTasksOfAsync(cluster, service.ServiceName, cancel) : [];
        var progress = ServiceProgress.Of(service, stopped);
        return progress.Failure is null
            ? progress.IsSteady && !await IsUnsettledAsync(service.ServiceName, cancel)
            : throw new CommandException($"service {service.ServiceName} does not come up: {progress.Failure}", $"plimsoll explain {service.ServiceName} says more.");
    }

    private async Task<bool> IsUnsettledAsync(string service, CancellationToken cancel) =>
        (await ServerStatus.FailuresAsync(ecs, cluster, cancel)).GetValueOrDefault(service)?.RecentFailures?.IsUnsettled(time.GetUtcNow()) == true;
}
