using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>
/// Evens out a service that has reached its end over the Availability Zones: starts a task in the emptiest zone, and when it is well stops
/// one in the fullest (spec/placement.md §12).
/// </summary>
/// <param name="tx">The transaction.</param>
/// <param name="survey">The service's tasks.</param>
/// <param name="order">What new tasks are made of.</param>
/// <param name="now">Now.</param>
internal sealed class ZoneRebalancing(Tx tx, ServiceSurvey survey, ServiceOrder order, DateTimeOffset now)
{
    public const string Enabled = "ENABLED";

    /// <summary>Kind of the notice that zones cannot be balanced for now.</summary>
    public const string Blocked = "unbalanced-blocked";

    private const string Unbalanced = "unbalanced";

    /// <summary>The task that rebalancing has started beyond the desired count, while it is there; null when there is none.</summary>
    public static ServiceTask? Extra(ServiceRecord service, ServiceSurvey survey) => service.Rebalancing is not { } key || service.Deployments.Count > 1 ? null
        : survey.Wanted.FirstOrDefault(task => task.Record.Key == key && task.Stays);

    /// <summary>The service has all its tasks: starts one more where one is missing for balance.</summary>
    /// <returns>The service, and whether it waits for room in a zone.</returns>
    public (ServiceRecord Service, bool Waits) Begin(ServiceRecord service)
    {
        var zones = Count(service);
        if (zones.Balanced)
        {
            service = ServiceEvents.Over(service, Blocked);
            return (service.Notices.Any(notice => notice.Kind == Unbalanced)
                ? ServiceEvents.Over(ServiceEvents.Add(tx, service, $"is AZ balanced with {zones}.", now), Unbalanced)
                : service, false);
        }

        if (Percentages.Of(service.Service.DesiredCount!.Value, service.Service.DeploymentConfiguration!).MaxTotal <= survey.Wanted.Count
            || !survey.Wanted.Any(task => !task.Protected && task.Record.Task.AvailabilityZone == zones.Fullest))
        {
            return (ServiceEvents.Tell(tx, service, Blocked, $"is not AZ balanced with {zones}. AZ Rebalancing is blocked by maximumPercent or by protected tasks.", now), false);
        }

        var index = tx.Derived<FleetIndex>();
        foreach (var zone in zones.Emptier)
        {
            var decision = Placer.Place(index.Of(service.Cluster), order.Placement with { AllowedZones = [zone] }, index.Chance);
            if (TaskStarter.Start(tx, order.Order, decision, order.Subnets, now) is { } task)
            {
                service = ServiceEvents.Tell(tx, service, Unbalanced, $"is not AZ balanced with {zones}. AZ Rebalancing in progress.", now);
                return (ServiceEvents.Add(tx, service, $"has started 1 tasks in {zone} to AZ Rebalance: (task {task.Id}).", now) with { Rebalancing = task.Key }, false);
            }
        }

        return (ServiceEvents.Tell(tx, service, Blocked, $"is not AZ balanced with {zones}. No container instance in the other zones has room for a task.", now), true);
    }

    /// <summary>The extra task is well: one of the fullest zone goes.</summary>
    public ServiceRecord End(ServiceRecord service)
    {
        var zones = Count(service);
        var done = service with { Rebalancing = null };
        if (survey.Wanted.Count <= service.Service.DesiredCount)
        {
            return done;
        }

        var going = survey.Wanted.FirstOrDefault(task => !task.Protected && task.Record.Key != service.Rebalancing && task.Record.Task.AvailabilityZone == zones.Fullest);
        if (going is null)
        {
            return done;
        }

        var stopped = TaskTransitions.Stop(
            going.Record, StopCodes.ServiceSchedulerInitiated, $"Scaling activity initiated by (deployment {going.Record.Task.StartedBy})", now);
        tx.Put(EcsTables.Tasks, stopped with { ScaleIn = [$"rebalancing over Availability Zones: {zones}"] });
        return ServiceEvents.Add(tx, done, $"has stopped 1 running tasks in {zones.Fullest} due to AZ Rebalance: (task {going.Record.Id}).", now);
    }

    private ZoneCounts Count(ServiceRecord service) => new(
        Placer.Qualifying(tx.Derived<FleetIndex>().Of(service.Cluster), order.Placement).Select(key => tx.Get(EcsTables.ContainerInstances, key)?.Zone),
        survey.Wanted.Select(task => task.Record.Task.AvailabilityZone));
}
