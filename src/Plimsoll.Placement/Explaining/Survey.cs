using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Explaining;

/// <summary>A pass over every instance: who passes, and who is refused by what first.</summary>
internal sealed class Survey
{
    private readonly Attempt _attempt;
    private readonly Filter[] _filters;
    private readonly int[] _refused;
    private readonly InstanceEntry?[] _firstRefused;

    public Survey(Attempt attempt, Filter[] filters)
    {
        _attempt = attempt;
        _filters = filters;
        _refused = new int[filters.Length];
        _firstRefused = new InstanceEntry?[filters.Length];
        foreach (var instance in attempt.Fleet.Slots)
        {
            if (instance is not null)
            {
                Visit(instance);
            }
        }
    }

    public List<InstanceEntry> Candidates { get; } = [];

    public int Considered => Candidates.Count + _refused.Sum();

    public IReadOnlyList<Refusal> Refusals() =>
        [.. _filters.Select((filter, i) => new Refusal(filter.Name, filter.Reason, _refused[i])).Where(refusal => refusal.Count > 0)];

    /// <summary>One instance for each filter that refused some, the last filters (the nearest misses) first.</summary>
    public IReadOnlyList<RefusedInstance> Telling()
    {
        var telling = new List<RefusedInstance>();
        for (var i = _filters.Length - 1; i >= 0 && telling.Count < Explanation.MaxTelling; i--)
        {
            if (_firstRefused[i] is { } instance)
            {
                telling.Add(new RefusedInstance(instance.Instance.Id, _filters[i].Name, _filters[i].Explain(_attempt, instance)));
            }
        }

        return telling;
    }

    private void Visit(InstanceEntry instance)
    {
        var refusal = FilterPipeline.FirstRefusal(_filters, _attempt, instance);
        if (refusal < 0)
        {
            Candidates.Add(instance);
            return;
        }

        _refused[refusal]++;
        _firstRefused[refusal] ??= instance;
    }
}
