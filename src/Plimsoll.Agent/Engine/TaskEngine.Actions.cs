using Docker.DotNet;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Logs;
using Plimsoll.Agent.Secrets;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>What the engine does beside its loop.</summary>
internal sealed partial class TaskEngine
{
    private static readonly TimeSpan AbsenceWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ProgressWait = TimeSpan.FromSeconds(2);

    private void Begin(HeldTask held, TaskAction action)
    {
        switch (action)
        {
            case TaskAction.Provision:
                Launch(held, "", () => ProvisionAsync(held));
                break;
            case TaskAction.Pull pull:
                BeginPull(held, held.Plan[pull.Container]);
                break;
            case TaskAction.CancelPull cancel:
                held.Pulls.GetValueOrDefault(cancel.Container)?.Cancel();
                break;
            case TaskAction.Create create:
                BeginCreate(held, held.Plan[create.Container]);
                break;
            case TaskAction.Start start:
                var state = held.State;
                Launch(held, start.Container, async () =>
                    Tell(held, await _worker.StartAsync(state, held.Plan[start.Container], _giveUp.Token).ConfigureAwait(false)));
                break;
            case TaskAction.Stop stop:
                var container = held.State.Find(stop.Container)!;
                Launch(held, stop.Container, () => StopAsync(held, container, stop.Timeout));
                break;
        }
    }

    private async Task ProvisionAsync(HeldTask held)
    {
        string? error;
        try
        {
            error = await _provisioner.ProvisionAsync(held.Plan, held.State, _giveUp.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (EngineErrors.IsAbsence(e) || e is CredentialsAwaitedException)
        {
            await Task.Delay(AbsenceWait, _context.Time, _end).ConfigureAwait(false);
            Post(() =>
            {
                held.State = held.State with { Provisioning = false };
                Step(held);
            });
            return;
        }

        Post(() =>
        {
            held.State = held.State with { Provisioning = false, Provisioned = error is null, ProvisionError = error };
            Save(held);
            Step(held);
        });
    }

    private void BeginPull(HeldTask held, ContainerPlan container)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_end);
        held.Pulls[container.Name] = stop;
        var state = held.State = held.State with { PullStartedAt = held.State.PullStartedAt ?? _context.Time.GetUtcNow() };
        var last = _context.Time.GetUtcNow();
        var image = container.Source?.Image;
        var settled = image is null ? null : held.Pins.Join(image, held.Plan, state);
        Launch(held, container.Name, async () =>
        {
            Happening result = new Happening.Interrupted(container.Name);
            try
            {
                var pin = settled is null ? null : await settled.WaitAsync(stop.Token).ConfigureAwait(false);
                if (settled is null || pin is not null)
                {
                    result = await _worker.PullAsync(state, container, pin, Progress, stop.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (!_end.IsCancellationRequested)
            {
                // Broken off because the task is to stop.
            }
            finally
            {
                Post(() =>
                {
                    held.Pulls.Remove(container.Name);
                    stop.Dispose();
                    if (settled is null && image is not null && result is not Happening.Pulled)
                    {
                        held.Pins.Settle(image, null);
                    }
                });
            }

            Tell(held, result);
            if (settled is null && image is not null && result is Happening.Pulled pulled)
            {
                // After it is in the task's state: nobody may find neither.
                Post(() => held.Pins.Settle(image, pulled.Image));
            }
        });

        void Progress(PullProgress progress)
        {
            var now = _context.Time.GetUtcNow();
            if (now - last >= ProgressWait)
            {
                last = now;
                Tell(held, new Happening.Progress(container.Name, progress));
            }
        }
    }

    private void BeginCreate(HeldTask held, ContainerPlan container)
    {
        IReadOnlyList<HostPort> ports;
        try
        {
            ports = Ports(held, container);
        }
        catch (InvalidOperationException e)
        {
            Apply(held, new Happening.Failed(container.Name, "CannotCreateContainerError: " + e.Message));
            return;
        }

        // On disk before the call: an agent that dies in the middle knows which ports the container it finds again has.
        var state = held.State = held.State.With(container.Name, it => it with { Ports = ports });
        Save(held);
        Launch(held, container.Name, async () =>
            Tell(held, await _worker.CreateAsync(held.Plan, state, container, ports, _giveUp.Token).ConfigureAwait(false)));
    }

    private IReadOnlyList<HostPort> Ports(HeldTask held, ContainerPlan container)
    {
        if (container.Source?.PortMappings is not { Count: > 0 } mappings || held.Plan.NetworkMode is not ("bridge" or "host"))
        {
            return [];
        }

        if (held.Plan.NetworkMode == "host")
        {
            return [.. mappings.Where(it => it.ContainerPort is > 0).Select(it =>
                new HostPort(it.ContainerPort!.Value, it.ContainerPort.Value, it.Protocol ?? "tcp"))];
        }

        var taken = _tasks.Values
            .Where(other => !other.State.IsStopped)
            .SelectMany(other => other.Demand.Ports.Concat(other.State.Containers.SelectMany(Each)))
            .Concat(_capacity.Ports.Select(port => (port, "tcp")))
            .Concat(_capacity.PortsUdp.Select(port => (port, "udp")))
            .ToHashSet();
        return _ports.Pick(mappings, taken);

        static IEnumerable<(int, string)> Each(ContainerState container) =>
            container.Ports.SelectMany(port => Enumerable.Range(port.Port, port.Count).Select(it => (it, port.Protocol)));
    }

    private async Task StopAsync(HeldTask held, ContainerState container, TimeSpan timeout)
    {
        await _worker.StopAsync(container, timeout, _end).ConfigureAwait(false);
        var seen = await Inspection.AskAsync(_context.Docker, container.DockerId!, _end).ConfigureAwait(false);
        if (seen is { Running: true })
        {
            await Task.Delay(AbsenceWait, _context.Time, _end).ConfigureAwait(false);
            Tell(held, new Happening.Interrupted(container.Name));
            return;
        }

        await EndAsync(held, container.Name, container.DockerId!, seen?.Exit ?? new ContainerExit(137, null, _context.Time.GetUtcNow())).ConfigureAwait(false);
    }

    /// <summary>A container ended: asks how, and lets its last words reach the log before its end is told.</summary>
    private async Task ExitAsync(HeldTask held, ContainerState container, ContainerEvent died)
    {
        var code = int.TryParse(
            died.Attributes.GetValueOrDefault("exitCode"), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var seen = await Inspection.AskAsync(_context.Docker, died.Id, _end).ConfigureAwait(false);
        if (seen is { Running: true } && (container.LastStartAt is null || died.At <= container.LastStartAt))
        {
            // News of a life that is over: the restart policy has begun another.
            return;
        }

        await EndAsync(held, container.Name, died.Id, seen?.Exit ?? new ContainerExit(code, null, died.At)).ConfigureAwait(false);
    }

    private async Task EndAsync(HeldTask held, string container, string dockerId, ContainerExit exit)
    {
        Tell(held, new Happening.Ended(container, exit));
        await LogsAsync(dockerId).ConfigureAwait(false);
        Tell(held, new Happening.Exited(container, exit with { Reason = exit.Reason ?? _context.Logs.Missing(dockerId) }));
        Post(() => StopRisen(held, container, dockerId));
    }

    // Somebody may have started it again behind our back, even before its end was told. A container that has stopped stays so.
    private void StopRisen(HeldTask held, string container, string dockerId)
    {
        if (held.State.Find(container) is { Phase: ContainerPhase.Stopped } known && known.DockerId == dockerId)
        {
            Launch(held, container, async () =>
            {
                if (await Inspection.AskAsync(_context.Docker, dockerId, _end).ConfigureAwait(false) is { Running: true })
                {
                    LogRisen(container, held.State.Arn);
                    await _worker.StopAsync(known, held.Plan[container].StopTimeout, _end).ConfigureAwait(false);
                }
            });
        }
    }

    private async Task LogsAsync(string dockerId)
    {
        try
        {
            await _context.Logs.DrainedAsync(dockerId).WaitAsync(LogPatience, _context.Time, _end).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The control plane does not take the log at the moment; shipping goes on, the end is told now.
        }
    }

    private void Tell(HeldTask held, Happening happening) => Post(() => Apply(held, happening));

    /// <summary>Does work beside the loop. An engine that does not answer interrupts it; anything else is a defect and is logged.</summary>
    private void Launch(HeldTask held, string container, Func<Task> work)
    {
        Interlocked.Increment(ref _inFlight);
        _ = Task.Run(async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                // The agent stops.
            }
            catch (Exception e) when (EngineErrors.IsAbsence(e) || e is DockerApiException or CredentialsAwaitedException)
            {
                LogInterrupted(container, held.State.Arn, EngineErrors.Describe(e));
                await Task.Delay(AbsenceWait, _context.Time, _end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Tell(held, new Happening.Interrupted(container));
            }
            catch (Exception e)
            {
                LogDefect(e, container, held.State.Arn);
                Post(() => held.State = held.State with { ProvisionError = "InternalError: " + e.Message });
                Tell(held, new Happening.Failed(container, "InternalError: " + e.Message));
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        });
    }

    // What Docker has begun to make is waited for: it would be made all the same, after whoever cleans up has looked.
    private async Task DrainAsync()
    {
        var deadline = _context.Time.GetUtcNow() + TimeSpan.FromSeconds(5);
        while (Volatile.Read(ref _inFlight) > 0 && _context.Time.GetUtcNow() < deadline)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _context.Time).ConfigureAwait(false);
        }

        await _giveUp.CancelAsync().ConfigureAwait(false);

        while (_work.Reader.TryRead(out var work))
        {
            work();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Container {Container} of {Arn} has stopped and was started by somebody else; it is stopped again")]
    private partial void LogRisen(string container, string arn);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Container {Container} of {Arn}: {Why}; it is looked at again")]
    private partial void LogInterrupted(string container, string arn, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Container {Container} of {Arn}")]
    private partial void LogDefect(Exception e, string container, string arn);
}
