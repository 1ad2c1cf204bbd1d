using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.ScalingIn;

/// <summary>
/// Chooses which task of a service to stop. One at a time: the caller marks the chosen one as stopping in the
/// fleet before it asks again.
/// </summary>
public static class ScaleIn
{
    private static readonly (string Words, Func<Candidate, bool> Applies)[] Preferences =
    [
        ("not of the primary deployment", candidate => !candidate.Wish.OnPrimaryDeployment),
        ("not running yet", candidate => !candidate.Entry.Task.Running),
        ("on a draining instance", candidate => candidate.Entry.Instance.Instance.Status == InstanceStatus.Draining),
        ("unhealthy", candidate => !candidate.Wish.Healthy),
    ];

    /// <summary>Chooses a task: by preference, then by the split over capacity providers, then by the strategies read backwards.</summary>
    /// <exception cref="InvalidOperationException">A task is not in the fleet.</exception>
    public static ScaleInDecision Choose(Fleet fleet, ScaleInRequest request, IChance chance)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(chance);
        var candidates = new List<Candidate>();
        foreach (var task in request.Tasks)
        {
            if (!task.Protected)
            {
                candidates.Add(new Candidate(task, fleet.TaskEntry(task.TaskId)));
            }
        }

        if (candidates.Count == 0)
        {
            return new ScaleInDecision(null, ["every task is protected from scale-in"]);
        }

        var words = new List<string>();
        foreach (var (reason, applies) in Preferences)
        {
            Prefer(candidates, applies, reason, words);
        }

        KeepProviderSplit(fleet, request, candidates, words);
        FollowStrategies(fleet, request, candidates, words);
        return new ScaleInDecision(candidates[chance.Next(candidates.Count)].Wish.TaskId, words);
    }

    private static void Prefer(List<Candidate> candidates, Func<Candidate, bool> applies, string reason, List<string> words)
    {
        var preferred = candidates.Count(applies);
        if (preferred > 0 && preferred < candidates.Count)
        {
            candidates.RemoveAll(candidate => !applies(candidate));
            words.Add(reason);
        }
    }

    private static void KeepProviderSplit(Fleet fleet, ScaleInRequest request, List<Candidate> candidates, List<string> words)
    {
        if (request.ProviderShares.Count > 0)
        {
            var over = ProviderSplit.MostOver(request.ProviderShares, request.Tasks.Select(task => fleet.TaskEntry(task.TaskId)),
                candidates.Select(candidate => candidate.Provider));
            Prefer(candidates, candidate => candidate.Provider == over, $"on capacity provider {over}, most over its share", words);
        }
    }

    private static void FollowStrategies(Fleet fleet, ScaleInRequest request, List<Candidate> candidates, List<string> words)
    {
        var attempt = new Attempt(fleet, new PlacementRequest
        {
            Demand = candidates[0].Entry.Task.Demand,
            Group = candidates[0].Entry.Task.Group,
            Service = request.Service,
            Strategies = request.Strategies,
        });
        foreach (var ranking in request.Strategies.Rankings)
        {
            if (ranking is RandomChoice)
            {
                return;
            }

            var highest = candidates.Max(candidate => ranking.StopScore(attempt, candidate.Entry));
            Prefer(candidates, candidate => ranking.StopScore(attempt, candidate.Entry) == highest, $"{ranking}: {ranking.Describe(highest)}", words);
        }
    }

    private sealed record Candidate(ScaleInTask Wish, TaskEntry Entry)
    {
        public string Provider => Entry.Instance.Instance.CapacityProvider ?? "";
    }
}
