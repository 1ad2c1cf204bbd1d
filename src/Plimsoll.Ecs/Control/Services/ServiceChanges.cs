using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Carries out a plan in a transaction: chooses, starts, stops, and says so in events.</summary>
/// <param name="tx">The transaction.</param>
/// <param name="service">The service as it is.</param>
/// <param name="survey">Its tasks.</param>
/// <param name="order">What new tasks are made of; null when the service starts none.</param>
/// <param name="now">Now.</param>
internal sealed class ServiceChanges(Tx tx, ServiceRecord service, ServiceSurvey survey, ServiceOrder? order, DateTimeOffset now)
{
    // So many tasks at once, so that others get their turn at the cell between.
    private const int MostAtOnce = 100;
    private const int MostToldIll = 10;
    private const string Unplaced = "unplaced";
    private const string StartsAgain = "starts-again";
    private const string StopsAgain = "stops-again";
    private const string Ill = "ill";
    private readonly FleetIndex _index = tx.Derived<FleetIndex>();
    private readonly List<TaskRecord> _stoppedRunning = [];
    private readonly List<TaskRecord> _stoppedPending = [];
    private int _toldIll;

    /// <summary>The service after what was done.</summary>
    public ServiceRecord Service { get; private set; } = service;

    /// <summary>Does it.</summary>
    /// <returns>True when a task found no place.</returns>
    public bool Apply(ServicePlan plan)
    {
        foreach (var task in plan.Stop)
        {
            Stop(task, null);
        }

        foreach (var some in plan.StopSome)
        {
            StopSome(some);
        }

        TellStopped();
        TellProtected();
        return Start(plan);
    }

    private bool Start(ServicePlan plan)
    {
        if (order is null || plan.Start + plan.StartOn.Count == 0)
        {
            Service = ServiceEvents.Over(Service, Unplaced);
            return false;
        }

        if (Service.Backoff?.RetryAt > now)
        {
            return false;
        }

        var fleet = _index.Of(Service.Cluster);
        var decisions = Service.IsDaemon
            ? plan.StartOn.Select(place => Placer.PlaceOn(fleet, order.Placement, place))
            : Enumerable.Range(0, plan.Start).Select(_ => Placer.Place(fleet, order.Placement, _index.Chance));
        var started = new List<TaskRecord>();
        PlacementDecision? refused = null;
        foreach (var decision in decisions)
        {
            if (TaskStarter.Start(tx, order.Order, decision, order.Subnets, now) is { } task)
            {
                started.Add(task);
                if (started.Count == MostAtOnce)
                {
                    break;
                }

                continue;
            }

            refused = decision;
            if (!Service.IsDaemon)
            {
                break;
            }
        }

        if (started.Count > 0)
        {
            Tell(StartsAgain, EventTexts.Started(started));
        }

        if (refused is null)
        {
            Service = ServiceEvents.Over(Service, Unplaced);
            return false;
        }

        // Tasks of its own that are about to stop may hold what is missing: that is no news yet.
        if (survey.Ending.Count + _stoppedRunning.Count + _stoppedPending.Count > 0)
        {
            return true;
        }

        Service = Rollouts.Unplaced(Service, now);
        var reason = refused.Failures.Count > 0 ? refused.Failures[0].Reason : FailureReasons.Eni;
        Service = ServiceEvents.Tell(tx, Service, $"{Unplaced} {reason}", EventTexts.Unplaced(tx, refused), now);
        return true;
    }

    private void StopSome(StopSome some)
    {
        var among = some.Among.ToDictionary(task => task.Record.Key, StringComparer.Ordinal);
        var choices = new ScaleInChoices(_index.Of(Service.Cluster), new ScaleInRequest
        {
            Service = Service.Name,
            Strategies = order?.Placement.Strategies ?? StrategyChain.ServiceDefault,
            Tasks =
            [
                .. some.Among.Select(task => new ScaleInTask
                {
                    TaskId = task.Record.Key,
                    Protected = task.Protected,
                    OnPrimaryDeployment = task.OnPrimary,
                    Healthy = task.Condition != TaskCondition.Unhealthy,
                }),
            ],
        });
        for (var i = 0; i < Math.Min(some.Count, MostAtOnce) && choices.Next(_index.Chance) is { TaskId: { } chosen } decision; i++)
        {
            Stop(among[chosen], decision.Words);
        }
    }

    private void Stop(ServiceTask task, IReadOnlyList<string>? words)
    {
        var ill = task.Condition == TaskCondition.Unhealthy;
        var reason = ill ? StopReasons.HealthChecks
            : Service.IsDaemon ? $"Service scheduler initiated action by (deployment {task.Record.Task.StartedBy})"
            : $"Scaling activity initiated by (deployment {task.Record.Task.StartedBy})";
        var stopped = TaskTransitions.Stop(task.Record, StopCodes.ServiceSchedulerInitiated, reason, now) with { ScaleIn = words };
        tx.Put(EcsTables.Tasks, stopped);
        (task.Condition == TaskCondition.Pending ? _stoppedPending : _stoppedRunning).Add(stopped);
        if (ill)
        {
            Service = Rollouts.Fail(Service, [task.Record.Task.StartedBy], now);
            if (_toldIll++ < MostToldIll)
            {
                Tell(Ill, EventTexts.Ill(task.Record));
            }
        }
    }

    // The tasks that come and go while all fail alike are no news: what else happened would be pushed out by them.
    private void Tell(string kind, string message) => Service = Service.Failure is { Alike: >= Backoffs.Impaired }
        ? ServiceEvents.Tell(tx, Service, kind, message, now)
        : ServiceEvents.Add(tx, ServiceEvents.Over(Service, kind), message, now);

    private void TellStopped()
    {
        foreach (var (tasks, running) in new[] { (_stoppedRunning, true), (_stoppedPending, false) })
        {
            if (tasks.Count > 0)
            {
                Tell(StopsAgain, EventTexts.Stopped(tasks, running));
            }
        }
    }

    private void TellProtected()
    {
        var desired = Service.IsActive ? Service.Service.DesiredCount!.Value : 0;
        Service = !Service.IsDaemon && survey.Wanted.Count(task => task.Protected) > desired
            ? ServiceEvents.Tell(tx, Service, "protected", EventTexts.ProtectedTasks(Service.Primary.Id), now)
            : ServiceEvents.Over(Service, "protected");
    }
}
