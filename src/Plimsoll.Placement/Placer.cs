using Plimsoll.Placement.Explaining;
using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Searching;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement;

/// <summary>
/// Chooses the instance for a task. A function of the fleet, the request and chance: it changes nothing; the
/// caller puts the task into the fleet before it places the next one.
/// </summary>
public static class Placer
{
    /// <summary>Places a task of RunTask or of a REPLICA service.</summary>
    /// <param name="fleet">The cluster as it is.</param>
    /// <param name="request">What the task asks for.</param>
    /// <param name="chance">Decides among equals, and for the strategy <c>random</c>.</param>
    public static PlacementDecision Place(Fleet fleet, PlacementRequest request, IChance chance)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(chance);
        var attempt = new Attempt(fleet, request);
        var prepared = fleet.Prepare(request);
        if (prepared.Refusal is { } refusal)
        {
            return refusal;
        }

        if (attempt.IsDaemon)
        {
            return PlaceDaemon(attempt, prepared, chance);
        }

        if (new Search(attempt, prepared, chance).Find() is not { } chosen)
        {
            return Refuse(attempt, prepared, new Survey(attempt, prepared));
        }

        var decision = Choose(attempt, chosen);
        return request.Explain
            ? decision with { Explanation = Explain(attempt, new Survey(attempt, prepared), decision.InstanceId) }
            : decision;
    }

    /// <summary>
    /// Checks one given instance as the service scheduler does, constraints included: for a DAEMON service's task.
    /// </summary>
    public static PlacementDecision PlaceOn(Fleet fleet, PlacementRequest request, string instanceId)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        return Check(fleet, request, instanceId, FilterPipeline.ForScheduling(request));
    }

    /// <summary>
    /// Checks one given instance for StartTask: state, agent, attributes, zone and resources; no constraints, and
    /// a draining instance will do. Reasons MISSING and INACTIVE are StartTask's own.
    /// </summary>
    public static PlacementDecision StartOn(Fleet fleet, PlacementRequest request, string instanceId)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        return Check(fleet, request, instanceId, FilterPipeline.ForStartTask(request));
    }

    /// <summary>
    /// The ACTIVE instances that a DAEMON service belongs on: in its pool, with its attributes and constraints,
    /// whatever room they have and whether or not their agent is connected. Its desired count is their number.
    /// </summary>
    public static IReadOnlyList<string> Qualifying(Fleet fleet, PlacementRequest request)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        var attempt = new Attempt(fleet, request);
        var filters = Array.FindAll(
            FilterPipeline.ForScheduling(request),
            filter => filter is PoolFilter or StatusFilter or AttributeFilter or ZoneFilter or MemberOfFilter);
        var qualifying = new List<string>();
        foreach (var instance in fleet.Slots)
        {
            if (instance is not null && FilterPipeline.FirstRefusal(filters, attempt, instance) < 0)
            {
                qualifying.Add(instance.Instance.Id);
            }
        }

        return qualifying;
    }

    // The room held back for a daemon differs from task to task, which no index shows.
    private static PlacementDecision PlaceDaemon(Attempt attempt, PreparedRequest prepared, IChance chance)
    {
        var survey = new Survey(attempt, prepared);
        if (survey.Candidates.Count == 0)
        {
            return Refuse(attempt, prepared, survey);
        }

        var candidates = survey.Candidates.ToList();
        Narrowing.Apply(attempt, candidates, attempt.Request.Strategies.Rankings);
        var decision = Choose(attempt, candidates[chance.Next(candidates.Count)]);
        return attempt.Request.Explain ? decision with { Explanation = Explain(attempt, survey, decision.InstanceId) } : decision;
    }

    private static Explanation Explain(Attempt attempt, Survey survey, string? instanceId)
    {
        var candidates = survey.CandidateCount;
        var steps = StrategySteps.Of(attempt, survey);
        return new Explanation(attempt.Fleet.InstanceCount, survey.Refusals(), survey.Telling(), candidates, steps, instanceId);
    }

    private static PlacementDecision Check(Fleet fleet, PlacementRequest request, string instanceId, Filter[] filters)
    {
        if (fleet.Entry(instanceId) is not { } instance)
        {
            return new PlacementDecision
            {
                Failures = [new PlacementFailure(instanceId, FailureReasons.Missing, $"{instanceId} is not in the cluster")],
            };
        }

        var attempt = new Attempt(fleet, request);
        var refusal = FilterPipeline.FirstRefusal(filters, attempt, instance);
        return refusal < 0
            ? Choose(attempt, instance)
            : new PlacementDecision { Failures = [Diagnosis.Failure(attempt, filters[refusal], instance)] };
    }

    private static PlacementDecision Choose(Attempt attempt, InstanceEntry instance) => new()
    {
        InstanceId = instance.Instance.Id,
        GpuIds = attempt.Demand.Gpus == 0 ? [] : instance.Gpus.FreeIds()[..attempt.Demand.Gpus],
    };

    // A request that fits nowhere is often tried again before anything changes: by the rest of a RunTask, by a service.
    private static PlacementDecision Refuse(Attempt attempt, PreparedRequest prepared, Survey survey)
    {
        var (failures, telling) = Diagnosis.Of(attempt, prepared.Filters);
        var decision = new PlacementDecision
        {
            Failures = failures,
            Explanation = new Explanation(attempt.Fleet.InstanceCount, survey.Refusals(), telling, 0, [], null),
        };
        prepared.Refusal = decision;
        return decision;
    }
}
