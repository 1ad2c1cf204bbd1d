using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Takes a service one step further: reads what is, decides, writes. What it brings about makes it look again.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="healthyAfter">How long a task must have run when nothing checks its health.</param>
internal sealed class ServiceReconciler(EcsContext ecs, TimeSpan healthyAfter)
{
    private static readonly HashSet<string> None = [];
    private readonly ServiceOrders _orders = new(ecs);

    /// <summary>One step, inside a transaction.</summary>
    /// <returns>When to look again though nothing changes, and whether a task waits for room.</returns>
    public ServiceOutlook Step(Tx tx, Cell cell, string key)
    {
        var now = ecs.Now;
        if (tx.Get(EcsTables.Services, key) is not { Service.Status: not ServiceStatuses.Inactive } before)
        {
            _orders.Forget(cell, key);
            return default;
        }

        var survey = ServiceSurvey.Of(tx, before, healthyAfter, now);
        var service = Judge(tx, Account(tx, before, survey.Ended, now), survey, now);
        if (service.Primary.Id != before.Primary.Id)
        {
            survey = ServiceSurvey.Of(tx, service, healthyAfter, now);
        }

        var order = service.IsActive ? _orders.Of(tx, cell, service) : null;
        if (service.IsDaemon && order is not null && service.Primary.Id != before.Primary.Id)
        {
            // Room is kept for what the rollback goes back to.
            service = service with { Claim = order.Claim(service) };
        }

        var plan = Plan(tx, ref service, survey, order);
        var changes = new ServiceChanges(tx, service, survey, order, now);
        var waits = changes.Apply(plan);
        service = Settle(tx, changes.Service, survey, plan, now);
        if (order is not null && Rebalances(service))
        {
            (service, waits) = Rebalance(new ZoneRebalancing(tx, survey, order, now), service, survey, plan, waits);
        }

        if (!ReferenceEquals(service, before))
        {
            tx.Put(EcsTables.Services, service);
        }

        return new ServiceOutlook(
            Outlook.LookAgainAt(service, survey.Wanted, plan, waits, now), waits, (waits || service.IsDaemon) && order?.Placement.Constraints.ReadsTasks == true);
    }

    // Tasks that stopped are accounted for once, in the transaction that draws the conclusions.
    private static ServiceRecord Account(Tx tx, ServiceRecord service, IReadOnlyList<TaskRecord> ended, DateTimeOffset now)
    {
        foreach (var task in ended)
        {
            tx.Put(EcsTables.Tasks, task with { Accounted = true });
        }

        if (ServiceFailures.After(service.Failure, ended, task => Tasks.Definitions.Of(tx, task)) is var failure && failure != service.Failure)
        {
            service = service with { Failure = failure };
        }

        if (ServiceFailures.RecentAfter(service.RecentFailures, ended, task => Tasks.Definitions.Of(tx, task)) is var recent && recent != service.RecentFailures)
        {
            service = service with { RecentFailures = recent };
        }

        var failed = Rollouts.Fail(service, ended.Where(Backoffs.NeverRan).Select(task => task.Task.StartedBy), now);
        return Backoffs.After(failed.Backoff, ended, now) is var backoff && backoff != failed.Backoff ? failed with { Backoff = backoff } : failed;
    }

    private static ServiceRecord Judge(Tx tx, ServiceRecord service, ServiceSurvey survey, DateTimeOffset now)
    {
        service = Rollouts.Recover(service, survey.Wanted);
        if (Backoffs.While(service.Backoff, survey.Wanted, now) is var backoff && backoff != service.Backoff)
        {
            service = service with { Backoff = backoff };
        }

        if (ServiceFailures.IsOver(service.Failure, survey.Wanted))
        {
            service = service with { Failure = null };
        }

        service = service.Backoff is { Rounds: >= Backoffs.Impaired }
            ? ServiceEvents.Tell(tx, service, "impaired", EventTexts.Impaired, now)
            : ServiceEvents.Over(service, "impaired");
        if (!Rollouts.Trips(service))
        {
            return service;
        }

        var tripped = ServiceEvents.Add(tx, ServiceFailures.Keep(Rollouts.Trip(service, now), service), EventTexts.Failed(service.Primary.Id), now);
        return tripped.Primary.Id == service.Primary.Id ? tripped : ServiceEvents.Add(tx, tripped, EventTexts.RollingBack(tripped.Primary.Id), now);
    }

    private static ServicePlan Plan(Tx tx, ref ServiceRecord service, ServiceSurvey survey, ServiceOrder? order)
    {
        var launches = !service.IsActive || (order is not null && service.Primary.RolloutState != DeploymentRecord.Failed);
        var configuration = service.Service.DeploymentConfiguration!;
        if (!service.IsDaemon)
        {
            return ReplicaScheduler.Decide(
                service.IsActive ? service.Service.DesiredCount!.Value : 0, configuration, launches, service.Deployments.Count, survey.Wanted,
                Rebalances(service) && ZoneRebalancing.Extra(service, survey) is not null ? 1 : 0);
        }

        var places = order is null ? [] : Placer.Qualifying(tx.Derived<FleetIndex>().Of(service.Cluster), order.Placement);
        if (service.IsActive && service.Service.DesiredCount != places.Count)
        {
            service = service with { Service = service.Service with { DesiredCount = places.Count } };
        }

        var ending = survey.Ending.Count == 0 ? None : survey.Ending.Select(task => task.InstanceKey!).ToHashSet(StringComparer.Ordinal);
        return DaemonScheduler.Decide(places, ending, configuration, launches, service.Deployments.Count, survey.Wanted);
    }

    private static bool Rebalances(ServiceRecord service) => service.IsActive && service.Service.AvailabilityZoneRebalancing == ZoneRebalancing.Enabled;

    private static (ServiceRecord Service, bool Waits) Rebalance(
        ZoneRebalancing rebalancing, ServiceRecord service, ServiceSurvey survey, ServicePlan plan, bool waits) =>
        ZoneRebalancing.Extra(service, survey) is { } extra
            ? (extra.Condition == TaskCondition.Healthy ? rebalancing.End(service) : service, waits)
            : service.Rebalancing is not null ? (service with { Rebalancing = null }, waits)
            : plan.Steady && service.Primary.RolloutState == DeploymentRecord.Completed && survey.Wanted.Count > 0 ? rebalancing.Begin(service)
            : (service, waits);

    private static ServiceRecord Settle(Tx tx, ServiceRecord service, ServiceSurvey survey, ServicePlan plan, DateTimeOffset now)
    {
        service = plan.Stuck ? ServiceEvents.Tell(tx, service, "stuck", EventTexts.Stuck, now) : ServiceEvents.Over(service, "stuck");
        if (!service.IsActive)
        {
            return survey.Wanted.Count + survey.Ending.Count > 0 ? service : service with
            {
                EndedAt = now,
                Service = service.Service with { Status = ServiceStatuses.Inactive },
            };
        }

        // A deployment that was replaced goes with its last task that runs or is about to.
        var listed = service.Deployments.Where((one, i) => i == 0 || DeploymentCounts.Of(tx, service, one) is not (0, 0)).ToList();
        if (listed.Count < service.Deployments.Count)
        {
            return service with { Deployments = listed };
        }

        if (!plan.Steady)
        {
            return ServiceEvents.Over(service, "steady");
        }

        if (service.Failure is not null)
        {
            service = service with { Failure = null };
        }

        if (service.Primary.RolloutState == DeploymentRecord.InProgress)
        {
            service = ServiceEvents.Add(tx, Rollouts.Complete(service, now), EventTexts.Completed(service.Primary.Id), now);
        }

        return ServiceEvents.Tell(tx, service, "steady", EventTexts.Steady, now);
    }
}
