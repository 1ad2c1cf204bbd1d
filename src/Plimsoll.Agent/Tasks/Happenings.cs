namespace Plimsoll.Agent.Tasks;

/// <summary>Applies news to a task. News may come late, twice or out of order: phases only go forward.</summary>
internal static class Happenings
{
    public static TaskState Apply(TaskPlan plan, TaskState state, Happening happening, DateTimeOffset now)
    {
        var container = state.Find(happening.Container);
        if (container is null)
        {
            return state;
        }

        if (happening is Happening.Ended ended)
        {
            return IsTheEnd(plan[happening.Container], container, ended.Exit)
                ? state with { ExecutionStoppedAt = state.ExecutionStoppedAt ?? ended.Exit.At }
                : state;
        }

        var changed = Apply(plan[happening.Container], container, happening, state.StopWanted, now);
        var next = ReferenceEquals(changed, container) ? state : state.With(container.Name, _ => changed);
        return happening is Happening.Pulled or Happening.Failed && container.Doing is Operation.Pull or Operation.CancelPull
            ? next with { PullStoppedAt = now }
            : next;
    }

    private static ContainerState Apply(
        ContainerPlan plan, ContainerState container, Happening happening, bool stopWanted, DateTimeOffset now) => happening switch
    {
        Happening.Pulled pulled => container.Phase >= ContainerPhase.Pulled
            ? container with { Doing = Operation.None }
            : container with
            {
                Phase = ContainerPhase.Pulled, Doing = Operation.None, Pull = null,
                ImageId = pulled.Image.ImageId, ImageDigest = pulled.Image.Digest, ImageReference = pulled.Image.Reference, Reason = pulled.Note,
            },
        Happening.Created created => container.Phase >= ContainerPhase.Created
            ? container with { Doing = Operation.None }
            : container with
            {
                Phase = ContainerPhase.Created, Doing = Operation.None, DockerId = created.DockerId, Ports = created.Ports,
            },
        Happening.Started started => Start(plan, container, started.At, stopWanted),
        Happening.Exited exited => Exit(plan, container, exited.Exit, stopWanted),
        Happening.Failed failed => container.Phase == ContainerPhase.Stopped
            ? container
            : container with
            {
                Phase = ContainerPhase.Stopped, Doing = Operation.None, Pull = null, EarlyExit = null,
                RestartDue = false, Reason = failed.Reason, FinishedAt = container.HasStarted ? now : null,
            },
        Happening.PortsLost lost => container.Phase >= ContainerPhase.Running
            ? container with { Doing = Operation.None }
            : container with
            {
                Phase = ContainerPhase.Pulled, Doing = Operation.None, EarlyExit = null,
                DockerId = null, Ports = [], PortsLost = container.PortsLost + 1,
                LoopbackLost = container.LoopbackLost || lost.OfLoopback,
            },
        Happening.Interrupted => container with { Doing = Operation.None, Pull = null, EarlyExit = null },
        Happening.Health health => container.Phase != ContainerPhase.Running || container.Health == health.Status
            ? container
            : container with { Health = health.Status, HealthSince = health.At },
        Happening.Progress progress => container.Doing == Operation.Pull ? container with { Pull = progress.Pull } : container,
        _ => throw new ArgumentOutOfRangeException(nameof(happening)),
    };

    private static ContainerState Start(ContainerPlan plan, ContainerState container, DateTimeOffset at, bool stopWanted)
    {
        if (container.Phase == ContainerPhase.Stopped || (container.Phase == ContainerPhase.Running && !container.RestartDue))
        {
            return container.Doing == Operation.Start ? container with { Doing = Operation.None } : container;
        }

        var running = container with
        {
            Phase = ContainerPhase.Running, Doing = Operation.None, RestartDue = false, EarlyExit = null,
            StartedAt = container.StartedAt ?? at, LastStartAt = at, ExitCode = null, FinishedAt = null,
        };
        return container.EarlyExit is { } exit ? Exit(plan, running, exit, stopWanted) : running;
    }

    private static ContainerState Exit(ContainerPlan plan, ContainerState container, ContainerExit exit, bool stopWanted)
    {
        if (container.Phase == ContainerPhase.Stopped)
        {
            return container;
        }

        if (container.Doing == Operation.Start)
        {
            return container with { EarlyExit = exit };
        }

        if (container.Phase != ContainerPhase.Running || container.RestartDue)
        {
            return container;
        }

        return !stopWanted && Restarts(plan.Restart, container, exit)
            ? container with { RestartDue = true, Restarts = container.Restarts + 1, ExitCode = exit.ExitCode, FinishedAt = exit.At }
            : container with
            {
                Phase = ContainerPhase.Stopped, Doing = Operation.None, ExitCode = exit.ExitCode, FinishedAt = exit.At,
                Reason = exit.Reason, RestartDue = false,
            };
    }

    private static bool IsTheEnd(ContainerPlan plan, ContainerState container, ContainerExit exit) =>
        plan.Essential && container is { Phase: ContainerPhase.Running, RestartDue: false, Doing: Operation.None } && !Restarts(plan.Restart, container, exit);

    private static bool Restarts(RestartRule? rule, ContainerState container, ContainerExit exit) =>
        rule is not null
        && !(exit.ExitCode is { } code && rule.IgnoredExitCodes.Contains(code))
        && exit.At - (container.LastStartAt ?? exit.At) >= rule.AttemptPeriod;
}
