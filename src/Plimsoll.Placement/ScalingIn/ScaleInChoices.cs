using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.ScalingIn;

/// <summary>
/// The tasks of a service of which some are to stop, one after another: the caller marks each chosen one as stopping in the fleet before it
/// asks for the next.
/// </summary>
public sealed class ScaleInChoices
{
    private static readonly (string Words, Func<ScaleInCandidate, bool> Applies)[] Preferences =
    [
        ("not of the primary deployment", candidate => !candidate.Wish.OnPrimaryDeployment),
        ("not running yet", candidate => !candidate.Entry.Task.Running),
        ("on a draining instance", candidate => candidate.Entry.Instance.Instance.Status == InstanceStatus.Draining),
        ("unhealthy", candidate => !candidate.Wish.Healthy),
    ];

    private readonly Fleet _fleet;
    private readonly ScaleInRequest _request;
    private readonly List<ScaleInCandidate> _tasks;
    private readonly PlacementRequest _scope;
    private List<ScaleInCandidate> _left = [];
    private List<ScaleInCandidate> _scratch = [];

    /// <summary>Looks the tasks up.</summary>
    /// <exception cref="InvalidOperationException">A task is not in the fleet.</exception>
    public ScaleInChoices(Fleet fleet, ScaleInRequest request)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        (_fleet, _request) = (fleet, request);
        _tasks = [.. request.Tasks.Select(task => new ScaleInCandidate(task, fleet.TaskEntry(task.TaskId)))];
        _scope = new PlacementRequest
        {
            Demand = new Demand(),
            Group = _tasks.Count == 0 ? "" : _tasks[0].Entry.Task.Group,
            Service = request.Service,
            Strategies = request.Strategies,
        };
    }

    /// <summary>The next task to stop: by preference, then by the split over capacity providers, then by the strategies read backwards.</summary>
    public ScaleInDecision Next(IChance chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        _left.Clear();
        _left.AddRange(_tasks.Where(task => !task.Wish.Protected));
        if (_left.Count == 0)
        {
            return new ScaleInDecision(null, ["every task is protected from scale-in"]);
        }

        var words = new List<string>();
        foreach (var (reason, applies) in Preferences)
        {
            if (Prefer(applies))
            {
                words.Add(reason);
            }
        }

        KeepProviderSplit(words);
        FollowStrategies(words);
        var chosen = _left[chance.Next(_left.Count)];
        _tasks.Remove(chosen);
        return new ScaleInDecision(chosen.Wish.TaskId, words);
    }

    private bool Prefer(Func<ScaleInCandidate, bool> applies)
    {
        _scratch.Clear();
        foreach (var candidate in _left)
        {
            if (applies(candidate))
            {
                _scratch.Add(candidate);
            }
        }

        if (_scratch.Count == 0 || _scratch.Count == _left.Count)
        {
            return false;
        }

        (_left, _scratch) = (_scratch, _left);
        return true;
    }

    private void KeepProviderSplit(List<string> words)
    {
        if (_request.ProviderShares.Count > 0)
        {
            var over = ProviderSplit.MostOver(_request.ProviderShares, _tasks.Select(task => task.Entry), _left.Select(candidate => candidate.Provider));
            if (Prefer(candidate => candidate.Provider == over))
            {
                words.Add($"on capacity provider {over}, most over its share");
            }
        }
    }

    private void FollowStrategies(List<string> words)
    {
        var attempt = new Attempt(_fleet, _scope);
        foreach (var ranking in _request.Strategies.Rankings)
        {
            if (ranking is RandomChoice)
            {
                return;
            }

            var highest = KeepHighest(candidate => ranking.StopScore(attempt, candidate.Entry), out var narrowed);
            if (narrowed)
            {
                words.Add($"{ranking}: {ranking.Describe(highest)}");
            }
        }
    }

    private long KeepHighest(Func<ScaleInCandidate, long> score, out bool narrowed)
    {
        _scratch.Clear();
        var highest = long.MinValue;
        foreach (var candidate in _left)
        {
            var its = score(candidate);
            if (its > highest)
            {
                _scratch.Clear();
                highest = its;
            }

            if (its == highest)
            {
                _scratch.Add(candidate);
            }
        }

        narrowed = _scratch.Count < _left.Count;
        (_left, _scratch) = (_scratch, _left);
        return highest;
    }
}
