using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Logs;
using Plimsoll.Agent.Registries;
using Plimsoll.Agent.Secrets;
using Plimsoll.Agent.Tasks;
using Plimsoll.Wire.Errors;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Engine;

/// <summary>Does one thing to one container and says what came of it. Holds no state: the engine's loop does.</summary>
internal sealed partial class ContainerWorker(EngineContext context, ILogger log)
{
    private const int PortAttempts = 5;

    /// <summary>Brings the image.</summary>
    /// <param name="task">The task.</param>
    /// <param name="container">Its container.</param>
    /// <param name="pin">What the image stands for in this task, when another container has settled it.</param>
    /// <param name="progress">Hears how far the pull is.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Happening> PullAsync(
        TaskState task, ContainerPlan container, ImagePin? pin, Action<PullProgress> progress, CancellationToken cancel)
    {
        if (container.IsPause)
        {
            await context.Docker.Pulls.EnsurePauseAsync(context.Facts.Architecture, cancel).ConfigureAwait(false);
            return new Happening.Pulled(container.Name, new ImagePin(PauseImage.Reference, null, null), null);
        }

        var image = container.Source!.Image!;
        try
        {
            var config = context.Config;
            var own = await context.OwnRegistry.HasAsync(image, cancel).ConfigureAwait(false);
            var result = await context.Docker.Pulls.EnsureAsync(
                new PullRequest(
                    image, own, own ? config.OwnRegistryPullBehavior ?? config.PullBehavior : config.PullBehavior, context.Images.Has(image), pin,
                    more => own ? context.OwnRegistry.FindAsync(image, RoleOf(task, container), more) : ElsewhereAsync(task, container, more),
                    config.PullInactivityTimeout, config.PullTimeout, progress),
                cancel).ConfigureAwait(false);
            Note(image, result);
            return new Happening.Pulled(container.Name, result.Pin, result.Note);
        }
        catch (RegistryTokenException e)
        {
            return new Happening.Failed(container.Name, "CannotPullECRContainerError: " + e.Message);
        }
        catch (SecretException e)
        {
            return new Happening.Failed(container.Name, "CannotPullContainerError: " + e.Message);
        }
        catch (Exception e) when (EngineErrors.IsPullFailure(e))
        {
            return new Happening.Failed(container.Name, "CannotPullContainerError: " + EngineErrors.Describe(e));
        }
    }

    private async Task<ImageSource> ElsewhereAsync(TaskState task, ContainerPlan container, CancellationToken cancel)
    {
        var (source, reference) = (container.Source!, ImageReference.Parse(container.Source!.Image!));
        var login = await context.Logins.FindAsync(source.Image!, source.RegistryAuthentication, task.Arn, cancel).ConfigureAwait(false);
        return new ImageSource(reference.Repository, reference.Tag, login);
    }

    // The execution role pulls where the task has one, else the instance's.
    private RoleKeys? RoleOf(TaskState task, ContainerPlan container) =>
        container.Source!.RegistryAuthentication?.EcrAuthData?.UseExecutionRole == true
            ? context.Credentials.Execution(task.Arn) is { RoleArn: { } role } && context.Credentials.ExecutionKeys(task.Arn) is { } keys
                ? new RoleKeys(role, keys)
                : throw new CredentialsAwaitedException()
            : null;

    // By its digest too: a tag that moves on leaves an image that nothing else names.
    private void Note(string image, PullResult result)
    {
        foreach (var name in new[] { image, result.Pin.Reference }.OfType<string>().Distinct())
        {
            if (result.Pulled)
            {
                context.Images.Pulled(name, context.Time.GetUtcNow());
            }
            else
            {
                context.Images.Used(name, context.Time.GetUtcNow());
            }
        }
    }

    /// <summary>Creates the container, or finds it when an earlier call had created it after all.</summary>
    public async Task<Happening> CreateAsync(
        TaskPlan plan, TaskState task, ContainerPlan container, IReadOnlyList<HostPort> ports, CancellationToken cancel)
    {
        var name = Names.Container(task.Payload, container.Name, task.Find(container.Name)!.PortsLost);
        try
        {
            var id = await TimedAsync(
                "created",
                context.Config.CreateTimeout,
                timed => container.IsPause
                    ? CreatePauseAsync(plan, task, name, timed)
                    : CreateContainerAsync(plan, task, container, name, ports, timed),
                cancel).ConfigureAwait(false);
            return new Happening.Created(container.Name, id, ports);
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            var known = await context.Docker.Client.Containers.InspectContainerAsync(name, cancel).ConfigureAwait(false);
            return known.Config?.Labels is { } labels && labels.TryGetValue(Labels.TaskArn, out var arn) && arn == task.Arn
                ? new Happening.Created(container.Name, known.ID, ports)
                : new Happening.Failed(container.Name, "CannotCreateContainerError: " + EngineErrors.Describe(e));
        }
        catch (OperationTimeoutException e)
        {
            return new Happening.Failed(container.Name, "DockerTimeoutError: " + e.Message);
        }
        catch (SecretException e)
        {
            return new Happening.Failed(container.Name, "ResourceInitializationError: " + e.Message);
        }
        catch (Exception e) when ((e is DockerApiException && !EngineErrors.IsAbsence(e)) || e is FormatException or KeyNotFoundException)
        {
            return new Happening.Failed(container.Name, "CannotCreateContainerError: " + EngineErrors.Describe(e));
        }
    }

    /// <summary>Starts the container; its log has a place to go before it runs.</summary>
    public async Task<Happening> StartAsync(TaskState task, ContainerPlan container, CancellationToken cancel)
    {
        var known = task.Find(container.Name)!;
        var id = known.DockerId!;
        try
        {
            if (LogShipping.Ships(container))
            {
                await context.Logs.PrepareAsync(task.Payload, container, id, cancel).ConfigureAwait(false);
            }

            var before = context.Time.GetUtcNow();
            await TimedAsync(
                "started",
                context.Config.StartTimeout,
                timed => context.Docker.Client.Containers.StartContainerAsync(id, new ContainerStartParameters(), timed),
                cancel).ConfigureAwait(false);
            if (LogShipping.Ships(container))
            {
                context.Logs.Follow(task.Payload, container, id);
            }

            return new Happening.Started(container.Name, before);
        }
        catch (AwsException e)
        {
            return new Happening.Failed(
                container.Name,
                "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: "
                + $"failed to create Cloudwatch log stream: {e.Code}: {e.Message} (awslogs-group: {container.Host.LogConfig?.Config?.GetValueOrDefault("awslogs-group")})");
        }
        catch (OperationTimeoutException e)
        {
            await KillAsync(id, cancel).ConfigureAwait(false);
            return new Happening.Failed(container.Name, "DockerTimeoutError: " + e.Message);
        }
        catch (DockerApiException e) when (!EngineErrors.IsAbsence(e))
        {
            // The loopback is for convenience alone: a task does not fail by it.
            if (LoopbackPorts.IsWhatFailed(context.Config.Shape, known, e.ResponseBody))
            {
                await RemoveAsync(id, cancel).ConfigureAwait(false);
                return new Happening.PortsLost(container.Name, OfLoopback: true);
            }

            if (IsPortTaken(e) && HasDynamicPort(container) && known.PortsLost < PortAttempts)
            {
                await RemoveAsync(id, cancel).ConfigureAwait(false);
                return new Happening.PortsLost(container.Name);
            }

            return new Happening.Failed(container.Name, "CannotStartContainerError: " + EngineErrors.Describe(e));
        }
    }

    /// <summary>Asks the container to end and ends it after the time-out. Its end itself is heard from the engine.</summary>
    public async Task StopAsync(ContainerState container, TimeSpan timeout, CancellationToken cancel)
    {
        try
        {
            // No time at all is not a wait that Docker's stop knows: it would take its own default.
            if (timeout <= TimeSpan.Zero)
            {
                await KillAsync(container.DockerId!, cancel).ConfigureAwait(false);
                return;
            }

            await context.Docker.Client.Containers.StopContainerAsync(
                container.DockerId!,
                new ContainerStopParameters { WaitBeforeKillSeconds = (uint)Math.Ceiling(timeout.TotalSeconds) },
                cancel).ConfigureAwait(false);
        }
        catch (DockerContainerNotFoundException)
        {
            // It is gone, which is more than was asked for.
        }
    }

    /// <summary>Removes a container and its anonymous volumes.</summary>
    public async Task RemoveAsync(string dockerId, CancellationToken cancel)
    {
        try
        {
            await context.Docker.Client.Containers.RemoveContainerAsync(
                dockerId, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancel).ConfigureAwait(false);
        }
        catch (DockerContainerNotFoundException)
        {
            // It is gone, which is what was wanted.
        }
        catch (DockerApiException e) when (e.ResponseBody?.Contains("already in progress", StringComparison.Ordinal) == true)
        {
            // Somebody else is removing it.
        }
    }

    private async Task KillAsync(string id, CancellationToken cancel)
    {
        try
        {
            await context.Docker.Client.Containers.KillContainerAsync(id, new ContainerKillParameters(), cancel).ConfigureAwait(false);
        }
        catch (DockerApiException)
        {
            // It does not run, which is what was wanted.
        }
    }

    private Task<string> CreatePauseAsync(TaskPlan plan, TaskState task, string name, CancellationToken cancel)
    {
        var vpc = plan.NetworkMode == "awsvpc";
        var sysctls = plan.Containers
            .SelectMany(container => container.Host.Sysctls ?? new Dictionary<string, string>())
            .Where(it => vpc && it.Key.StartsWith("net.", StringComparison.Ordinal))
            .DistinctBy(it => it.Key)
            .ToDictionary();
        var description = PauseContainer.Describe(
            Labels.Of(task.Payload, TaskPlan.PauseName, context.Cluster, context.Instance, context.Config.Shape?.Directory),
            vpc ? context.Config.Shape!.Vpc!.Name : null,
            vpc ? task.Payload.ElasticNetworkInterfaces![0] : null,
            sysctls,
            context.CgroupParent(task.Id),
            task.Payload.IpcMode == "task",
            context.Config.Shape?.DnsServers ?? []);
        return PauseContainer.CreateAsync(context.Docker, name, description, cancel);
    }

    private async Task<string> CreateContainerAsync(
        TaskPlan plan, TaskState task, ContainerPlan container, string name, IReadOnlyList<HostPort> ports, CancellationToken cancel)
    {
        var vpc = plan.NetworkMode == "awsvpc";
        var ids = task.Containers.Where(it => it.DockerId is not null).ToDictionary(it => it.Name, it => it.DockerId!);
        var shape = context.Config.Shape;
        var secrets = await context.Secrets.OfAsync(task.Payload, cancel).ConfigureAwait(false);
        var around = new ContainerSurroundings
        {
            Name = name,
            Labels = Labels.Of(task.Payload, container.Name, context.Cluster, context.Instance, context.Config.Shape?.Directory),
            Network = vpc ? "container:" + ids[TaskPlan.PauseName]
                : plan.NetworkMode == "bridge" && shape is not null ? Names.BridgeNetwork(shape.Name)
                : plan.NetworkMode,
            HostAddresses = port => Published(task, container.Name, port),
            DnsServers = shape?.DnsServers ?? [],
            Image = task.Find(container.Name)!.ImageReference ?? container.Source!.Image!,
            Ports = plan.NetworkMode == "bridge" ? ports : [],
            CgroupParent = context.CgroupParent(task.Id),
            Volumes = Volumes.Sources(task.Payload),
            Ids = ids,
            Environment = InjectedEnvironment.Of(task.Payload, plan.NetworkMode, context.Config, context.Serves ? task.Find(container.Name)!.EndpointId : null),
            PidsLimit = context.Config.TaskPidsLimit,
            LogConfig = context.Logs.LocalLog(container),
            Secrets = secrets.Variables(container.Source!),
            SecretLogOptions = secrets.LogOptions(container.Source!),
        };
        var host = vpc && container.Host.Sysctls is { } sysctls
            ? container.Host with { Sysctls = sysctls.Where(it => !it.Key.StartsWith("net.", StringComparison.Ordinal)).ToDictionary() }
            : container.Host;
        var parameters = ContainerDescription.Of(task.Payload, container with { Host = host }, around);
        var created = await context.Docker.Client.Containers.CreateContainerAsync(parameters, cancel).ConfigureAwait(false);
        return created.ID;
    }

    private IReadOnlyList<string> Published(TaskState task, string container, HostPort port)
    {
        if (context.Config.Shape is not { } shape)
        {
            return [""];
        }

        var addresses = shape.HostAddresses.Select(address => address.ToString());
        if (!LoopbackPorts.Wants(shape))
        {
            return [.. addresses];
        }

        if (!task.Find(container)!.LoopbackLost && Enumerable.Range(port.Port, port.Count).All(one => PortPicker.IsFree(IPAddress.Loopback, one, port.Protocol)))
        {
            return [.. addresses, IPAddress.Loopback.ToString()];
        }

        LogNotOnLoopback(container, task.Arn, port.Port, port.Protocol, shape.HostAddress);
        return [.. addresses];
    }

    private async Task<T> TimedAsync<T>(
        string toBe, TimeSpan timeout, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(timeout, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return await work(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new OperationTimeoutException($"Could not transition to {toBe}; timed out after waiting {GoDuration.Format(timeout)}");
        }
    }

    private static bool HasDynamicPort(ContainerPlan container) =>
        container.Source?.PortMappings?.Any(mapping => mapping.HostPort is null or 0) == true;

    private static bool IsPortTaken(DockerApiException e) =>
        e.ResponseBody?.Contains("port is already allocated", StringComparison.Ordinal) == true
        || e.ResponseBody?.Contains("address already in use", StringComparison.Ordinal) == true;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Container {Container} of {Arn}: host port {Port}/{Protocol} is taken on 127.0.0.1, so it is published on {Address} only")]
    private partial void LogNotOnLoopback(string container, string arn, int port, string protocol, IPAddress address);
}
