using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Reporting;
using Plimsoll.Agent.Storage;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Engine;

/// <summary>
/// Runs the tasks of one instance. One loop owns all state: news comes in as work for the loop, <see cref="Decision"/> says what to
/// do next, <see cref="ContainerWorker"/> does it beside the loop and brings the result back as news.
/// </summary>
internal sealed partial class TaskEngine : IEngineListener, IDisposable
{
    private readonly EngineContext _context;
    private readonly Capacity _capacity;
    private readonly Reporter _reporter;
    private readonly PortPicker _ports;
    private readonly ContainerWorker _worker;
    private readonly Provisioner _provisioner;
    private readonly Resync _resync;
    private readonly ILogger _log;
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, HeldTask> _tasks = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly CancellationToken _end;
    private int _inFlight;
    private bool _ready;
    private long _sequence;

    public TaskEngine(EngineContext context, Capacity capacity, Reporter reporter, PortPicker ports, ILogger log)
    {
        (_context, _capacity, _reporter, _ports, _log) = (context, capacity, reporter, ports, log);
        _worker = new ContainerWorker(context, log);
        _provisioner = new Provisioner(context);
        _resync = new Resync(context.Docker, context.Instance, context.Time);
        _end = _stop.Token;
    }

    /// <summary>Something of a container's health changed.</summary>
    public event Action? HealthChanged;

    /// <summary>Runs until cancelled; then waits for what it began, but leaves the containers alone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            Load();
            _context.Docker.Events.Add(_context.Instance, this);
            await foreach (var work in _work.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                work();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The agent stops.
        }
        finally
        {
            // Also when the state can not be written down: nobody may wait for a loop that has ended.
            _context.Docker.Events.Remove(_context.Instance);
            await _stop.CancelAsync().ConfigureAwait(false);
            try
            {
                await DrainAsync().ConfigureAwait(false);
            }
            finally
            {
                foreach (var held in _tasks.Values)
                {
                    held.Dispose();
                }
            }
        }
    }

    /// <summary>Takes tasks of a payload, stops first. Returns when they are on disk.</summary>
    public Task TakeAsync(IReadOnlyList<(AcsTask Task, TaskPlan Plan)> tasks) => InLoopAsync(() =>
    {
        foreach (var (task, plan) in tasks.OrderBy(it => it.Task.DesiredStatus == AcsStatus.Stopped ? 0 : 1))
        {
            Take(task, plan);
        }
    });

    /// <summary>Stops tasks that the control plane does not want any more.</summary>
    public Task StopAsync(IEnumerable<string> arns) => InLoopAsync(() =>
    {
        foreach (var arn in arns)
        {
            Change(arn, state => state with { StopWanted = true });
        }
    });

    /// <summary>Takes renewed credentials of a task's role; those of a task that has stopped are of no use to anybody.</summary>
    /// <returns>False when no such task is known.</returns>
    public async Task<bool> RenewAsync(string arn, string roleType, IamRoleCredentials role)
    {
        var known = false;
        await InLoopAsync(() =>
        {
            known = _tasks.TryGetValue(arn, out var held);
            if (known)
            {
                Keep(held!.State, roleType, role);
            }
        }).ConfigureAwait(false);
        return known;
    }

    /// <summary>Every task as it is now.</summary>
    public async Task<IReadOnlyList<(TaskPlan Plan, TaskState State)>> SnapshotAsync()
    {
        IReadOnlyList<(TaskPlan, TaskState)> all = [];
        await InLoopAsync(() => all = [.. _tasks.Values.Select(held => (held.Plan, held.State))]).ConfigureAwait(false);
        return all;
    }

    /// <inheritdoc/>
    public void OnUp() => Post(BeginResync);

    /// <inheritdoc/>
    public void OnDown(string why) => Post(() => _ready = false);

    /// <inheritdoc/>
    public void OnEvent(ContainerEvent happened) => Post(() => Hear(happened));

    public void Dispose()
    {
        _stop.Dispose();
        _giveUp.Dispose();
    }

    private void Post(Action work) => _work.Writer.TryWrite(work);

    private Task InLoopAsync(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
                throw;
            }
        });
        return done.Task.WaitAsync(_end);
    }

    private void Load()
    {
        foreach (var file in _context.Files.Tasks().ToList())
        {
            try
            {
                var state = AgentFiles.Read(file, AgentStateJson.Default.TaskState)!;
                var plan = TaskPlanReader.Read(state.Payload, _context.Config);
                _tasks.Add(state.Arn, new HeldTask(plan, state, Demand.Of(state.Payload, plan)));
                Keep(state, RoleType.TaskApplication, state.Payload.RoleCredentials);
                _sequence = Math.Max(_sequence, state.Sequence);
            }
            catch (Exception e) when (e is InvalidDataException or UnrecognizedTaskException)
            {
                // Its containers belong to nobody now and are removed; the file stays for a person to look at.
                LogDamaged(e, file);
                File.Move(file, file + ".damaged", overwrite: true);
            }
        }
    }

    private void Take(AcsTask task, TaskPlan plan)
    {
        if (_tasks.TryGetValue(plan.Arn, out var known))
        {
            Keep(known.State, task);
            if (task.DesiredStatus == AcsStatus.Stopped)
            {
                Change(plan.Arn, state => state with { StopWanted = true });
            }

            return;
        }

        // The id without the keys: it is in the containers' environment, and keys for it come again after a restart.
        var kept = task with
        {
            RoleCredentials = task.RoleCredentials is { } role ? new IamRoleCredentials { CredentialsId = role.CredentialsId, RoleArn = role.RoleArn } : null,
            ExecutionRoleCredentials = null,
        };
        var state = new TaskState
        {
            Payload = kept,
            Containers = [.. plan.Containers.Select(container => new ContainerState(container.Name) { EndpointId = container.IsPause ? null : Guid.NewGuid().ToString() })],
            Sequence = ++_sequence,
            StopWanted = task.DesiredStatus == AcsStatus.Stopped,
        };
        var held = new HeldTask(plan, state, Demand.Of(kept, plan));
        _tasks.Add(plan.Arn, held);
        LogTaken(plan.Arn, task.DesiredStatus!);
        Keep(state, task);
        Save(held);
        Step(held);
        Admit();
    }

    private void Keep(TaskState state, AcsTask task)
    {
        if (task.DesiredStatus == AcsStatus.Running)
        {
            Keep(state, RoleType.TaskApplication, task.RoleCredentials);
            Keep(state, RoleType.TaskExecution, task.ExecutionRoleCredentials);
        }
    }

    // In the loop, where the task's end is noticed too: nothing comes after it.
    private void Keep(TaskState state, string roleType, IamRoleCredentials? role)
    {
        if (role is { CredentialsId.Length: > 0 } && !state.IsStopped)
        {
            _context.Credentials.Set(state.Arn, roleType, role);
        }
    }

    private void Hear(ContainerEvent happened)
    {
        if (!_tasks.TryGetValue(happened.Attributes.GetValueOrDefault(Labels.TaskArn, ""), out var held)
            || held.State.Find(happened.Attributes.GetValueOrDefault(Labels.ContainerName, "")) is not { } container
            || (container.DockerId is { } id && id != happened.Id))
        {
            return;
        }

        switch (happened.Action)
        {
            case "die":
                Launch(held, container.Name, () => ExitAsync(held, container, happened));
                break;
            case "start":
                StopRisen(held, container.Name, happened.Id);
                break;
            case "health_status: healthy" or "health_status: unhealthy":
                var status = happened.Action.EndsWith("unhealthy", StringComparison.Ordinal) ? "UNHEALTHY" : "HEALTHY";
                Apply(held, new Happening.Health(container.Name, status, happened.At));
                HealthChanged?.Invoke();
                break;
        }
    }

    private void Change(string arn, Func<TaskState, TaskState> change)
    {
        if (_tasks.TryGetValue(arn, out var held))
        {
            held.State = change(held.State);
            Save(held);
            Step(held);
            Admit();
        }
    }

    private void Apply(HeldTask held, Happening happening)
    {
        held.State = Happenings.Apply(held.Plan, held.State, happening, _context.Time.GetUtcNow());
        Save(held);
        Step(held);
    }

    /// <summary>Decides and begins what is decided.</summary>
    private void Step(HeldTask held)
    {
        if (!_ready)
        {
            Report(held);
            return;
        }

        var outcome = Decision.Next(held.Plan, held.State, _context.Time.GetUtcNow());
        held.State = outcome.State;
        Save(held);
        foreach (var action in outcome.Actions)
        {
            Begin(held, action);
        }

        held.LookAgain?.Dispose();
        held.LookAgain = outcome.LookAgainAt is { } at ? Timer(at, () => Step(held)) : null;
        Report(held);
        if (held.State.IsStopped)
        {
            ScheduleCleanUp(held);
            if (!held.Ended)
            {
                held.Ended = true;
                LogStopped(held.State.Arn);
                _context.Credentials.RemoveTask(held.State.Arn);
                _context.Secrets.Remove(held.State.Arn);
                Admit();
            }
        }
    }

    private void Admit()
    {
        foreach (var arn in Admission.Next(_capacity, _tasks.Values.Select(held => (held.State, held.Demand))))
        {
            _tasks[arn].State = _tasks[arn].State with { Admitted = true };
            Step(_tasks[arn]);
        }
    }

    private void Save(HeldTask held)
    {
        if (held.NeedsSave)
        {
            AgentFiles.Write(_context.Files.Task(held.State.Id), held.State, AgentStateJson.Default.TaskState);
            held.Saved();
        }
    }

    private void Report(HeldTask held)
    {
        if (held.Reporting || Reporting.Report.Next(held.State, _context.Cluster, BindIp) is not { } report)
        {
            return;
        }

        held.Reporting = true;
        Launch(held, "", async () =>
        {
            await _reporter.SubmitAsync(report.Call, _end).ConfigureAwait(false);
            Post(() =>
            {
                held.Reporting = false;
                held.State = held.State with { Sent = report.After };
                Save(held);
                Step(held);
            });
        });
    }

    private string BindIp => _context.Config.Shape?.HostAddress.ToString() ?? "0.0.0.0";

    private ITimer Timer(DateTimeOffset at, Action work)
    {
        var wait = at - _context.Time.GetUtcNow();
        return _context.Time.CreateTimer(
            _ => Post(work), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Arn} is to be {Desired}")]
    private partial void LogTaken(string arn, string desired);

    [LoggerMessage(Level = LogLevel.Error, Message = "Task file {File} can not be used and is put aside")]
    private partial void LogDamaged(Exception e, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Arn} has stopped")]
    private partial void LogStopped(string arn);
}
