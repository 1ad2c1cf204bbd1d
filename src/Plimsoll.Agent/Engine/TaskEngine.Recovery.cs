using Docker.DotNet;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Logs;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>Finding containers again, and removing what is over.</summary>
internal sealed partial class TaskEngine
{
    private void BeginResync()
    {
        _ready = false;
        var live = _tasks.Values.Select(held => held.State).Where(state => !state.IsStopped).ToList();
        var known = _tasks.Keys.ToHashSet();
        Interlocked.Increment(ref _inFlight);
        _ = Task.Run(async () =>
        {
            try
            {
                _provisioner.CreateInstanceCgroup();
                var result = await _resync.LookAsync(live, known, _end).ConfigureAwait(false);
                Post(() => EndResync(result));
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                // The agent stops.
            }
            catch (Exception e)
            {
                LogResyncFailed(EngineErrors.Describe(e));
                await Task.Delay(AbsenceWait, _context.Time, _end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Post(BeginResync);
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }
        });
    }

    private void EndResync(ResyncResult result)
    {
        foreach (var look in result.Looks)
        {
            if (!_tasks.TryGetValue(look.Task, out var held))
            {
                continue;
            }

            if (look.News is not { } news)
            {
                // It is as it was known to be until the engine says more; the others go on.
                LogSilent(look.Container, look.Task);
                Launch(held, look.Container, () => HearLaterAsync(held, look));
                continue;
            }

            foreach (var what in news)
            {
                held.State = Happenings.Apply(held.Plan, held.State, what, _context.Time.GetUtcNow());
            }

            Save(held);
        }

        foreach (var held in _tasks.Values)
        {
            FollowLogs(held);
            foreach (var risen in held.State.Containers.Where(it => it.DockerId is { } id && result.Running.Contains(id)))
            {
                StopRisen(held, risen.Name, risen.DockerId!);
            }
        }

        foreach (var orphan in result.Orphans)
        {
            LogOrphan(orphan);
            _ = RemoveOrphanAsync(orphan);
        }

        _ready = true;
        foreach (var held in _tasks.Values.ToList())
        {
            Step(held);
        }

        Admit();
    }

    private async Task HearLaterAsync(HeldTask held, Look look)
    {
        try
        {
            foreach (var what in await look.Later.ConfigureAwait(false))
            {
                Tell(held, what);
            }
        }
        catch (Exception e) when (EngineErrors.IsAbsence(e) || e is DockerApiException)
        {
            // Nothing else would ask again.
            LogResyncFailed(EngineErrors.Describe(e));
            await Task.Delay(AbsenceWait, _context.Time, _end).ConfigureAwait(false);
            Post(BeginResync);
        }
    }

    // Also of stopped containers: the agent may have been killed between their end and the end of their log.
    private void FollowLogs(HeldTask held)
    {
        foreach (var container in held.Plan.Containers.Where(LogShipping.Ships))
        {
            if (held.State.Find(container.Name) is { HasStarted: true, DockerId: { } id } state
                && !(state.Phase == ContainerPhase.Stopped && _context.Logs.IsDone(id))
                && _context.Logs.DrainedAsync(id).IsCompleted)
            {
                _context.Logs.Follow(held.State.Payload, container, id);
            }
        }
    }

    private async Task RemoveOrphanAsync(string id)
    {
        try
        {
            await _worker.RemoveAsync(id, _end).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DockerApiException or OperationCanceledException || EngineErrors.IsAbsence(e))
        {
            // It is found again by the next look.
            LogOrphanStays(id, e.Message);
        }
    }

    private void ScheduleCleanUp(HeldTask held)
    {
        if (held.CleanUp is null && held.State.StoppedAt is { } stopped)
        {
            var wait = _context.Config.TaskCleanupWait + (_context.Config.TaskCleanupJitter * _context.Chance.NextDouble());
            held.CleanUp = Timer(stopped + wait, () => CleanUp(held));
        }
    }

    private void CleanUp(HeldTask held)
    {
        if (held.Cleaning)
        {
            return;
        }

        // Not before the control plane knows the end: the state is all that is left to tell it from.
        if (held.Reporting || !_ready || Reporting.Report.Next(held.State, _context.Cluster, BindIp) is not null)
        {
            held.CleanUp = Timer(_context.Time.GetUtcNow() + TimeSpan.FromSeconds(1), () => CleanUp(held));
            return;
        }

        held.Cleaning = true;
        Launch(held, "", async () =>
        {
            try
            {
                foreach (var id in held.State.Containers.Select(container => container.DockerId).OfType<string>().Reverse())
                {
                    await _context.Logs.DrainedAsync(id).WaitAsync(_end).ConfigureAwait(false);
                    await _worker.RemoveAsync(id, _end).ConfigureAwait(false);
                    _context.Logs.Forget(id);
                }

                await _provisioner.RemoveAsync(held.State, _end).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DockerApiException or IOException or HttpRequestException or UnauthorizedAccessException)
            {
                LogCleanUpFailed(held.State.Arn, EngineErrors.Describe(e));
                Post(() =>
                {
                    held.Cleaning = false;
                    held.CleanUp = Timer(_context.Time.GetUtcNow() + TimeSpan.FromSeconds(10), () => CleanUp(held));
                });
                return;
            }

            Post(() => Forget(held));
        });
    }

    private void Forget(HeldTask held)
    {
        _tasks.Remove(held.State.Arn);
        File.Delete(_context.Files.Task(held.State.Id));
        held.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine could not be looked at: {Why}")]
    private partial void LogResyncFailed(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine does not say how container {Container} of {Arn} is; it is waited for")]
    private partial void LogSilent(string container, string arn);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Container {Id} belongs to no known task and is removed")]
    private partial void LogOrphan(string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Container {Id} could not be removed: {Why}")]
    private partial void LogOrphanStays(string id, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is left of {Arn} could not be removed: {Why}")]
    private partial void LogCleanUpFailed(string arn, string why);
}
