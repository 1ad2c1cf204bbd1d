using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Searching;

namespace Plimsoll.Placement.Explaining;

/// <summary>
/// Counts every instance: who passes, and who is refused by what first. A filter that looks at what a class shares
/// is asked once for the class; CPU and memory are read off the keys of the index, instance by instance.
/// </summary>
internal sealed class Survey
{
    private readonly Attempt _attempt;
    private readonly PreparedRequest _prepared;
    private readonly Filter[] _filters;
    private readonly int[] _refused;
    private readonly InstanceEntry?[] _firstRefused;
    private readonly int[] _asked;
    private readonly List<ClassTally> _tallies = [];
    private int _askedCount;
    private int _classRefusal;

    public Survey(Attempt attempt, PreparedRequest prepared)
    {
        _attempt = attempt;
        _prepared = prepared;
        _filters = prepared.Filters;
        _refused = new int[_filters.Length];
        _asked = new int[_filters.Length];
        _firstRefused = new InstanceEntry?[_filters.Length];
        IsByClass = !attempt.IsDaemon && Array.TrueForAll(_filters, filter => prepared.IsShared(filter) || filter is CpuFilter or MemoryFilter);
        foreach (var one in attempt.Fleet.Classes.Classes)
        {
            if (one.Count > 0)
            {
                Visit(one);
            }
        }
    }

    /// <summary>Whether those that pass are in <see cref="Tallies"/> rather than in <see cref="Candidates"/>.</summary>
    public bool IsByClass { get; }

    /// <summary>Those that pass, class by class.</summary>
    public List<InstanceEntry> Candidates { get; } = [];

    /// <summary>How many of each class pass, when nothing but CPU and memory tells members apart.</summary>
    public IReadOnlyList<ClassTally> Tallies => _tallies;

    /// <summary>How many pass.</summary>
    public int CandidateCount => IsByClass ? _tallies.Sum(tally => tally.Fitting) : Candidates.Count;

    public IReadOnlyList<Refusal> Refusals()
    {
        var refusals = new List<Refusal>();
        for (var i = 0; i < _filters.Length; i++)
        {
            if (_refused[i] > 0)
            {
                refusals.Add(new Refusal(_filters[i].Name, _filters[i].Reason, _refused[i]));
            }
        }

        return refusals;
    }

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

    private void Visit(InstanceClass one)
    {
        Ask(one);
        if (_askedCount == 0 && _classRefusal >= 0)
        {
            _refused[_classRefusal] += one.Count;
            _firstRefused[_classRefusal] ??= _attempt.Fleet.Slots[one.ByMemory.SlotAt(0)];
            return;
        }

        if (IsByClass)
        {
            Count(one);
            return;
        }

        for (var b = 0; b < one.ByMemory.BlockCount; b++)
        {
            var block = one.ByMemory.Block(b);
            for (var i = 0; i < block.Count; i++)
            {
                Visit(_attempt.Fleet.Slots[block.Slots[i]]!);
            }
        }
    }

    private void Count(InstanceClass one)
    {
        var tally = ClassTally.Of(one, _attempt.Demand);
        Refuse<CpuFilter>(tally.ShortOfCpu, tally.FirstShortOfCpu);
        Refuse<MemoryFilter>(tally.ShortOfMemory, tally.FirstShortOfMemory);
        if (_classRefusal < 0)
        {
            _tallies.Add(tally);
        }
        else
        {
            Refuse(_classRefusal, tally.Fitting, tally.FirstFitting);
        }
    }

    private void Refuse<T>(int count, int firstSlot)
        where T : Filter
    {
        if (count > 0)
        {
            Refuse(Array.FindIndex(_filters, filter => filter is T), count, firstSlot);
        }
    }

    private void Refuse(int filter, int count, int firstSlot)
    {
        if (count > 0)
        {
            _refused[filter] += count;
            _firstRefused[filter] ??= _attempt.Fleet.Slots[firstSlot];
        }
    }

    /// <summary>Finds the filters that each member must be asked, up to one that refuses the whole class.</summary>
    private void Ask(InstanceClass one)
    {
        _askedCount = 0;
        _classRefusal = -1;
        for (var i = 0; i < _filters.Length && _classRefusal < 0; i++)
        {
            if (!_prepared.IsShared(_filters[i]))
            {
                _asked[_askedCount++] = i;
            }
            else if (!_filters[i].Admits(_attempt, one.Sample))
            {
                _classRefusal = i;
            }
        }
    }

    private void Visit(InstanceEntry instance)
    {
        var refusal = _classRefusal;
        for (var i = 0; i < _askedCount; i++)
        {
            if (!_filters[_asked[i]].Admits(_attempt, instance))
            {
                refusal = _asked[i];
                break;
            }
        }

        if (refusal < 0)
        {
            Candidates.Add(instance);
            return;
        }

        _refused[refusal]++;
        _firstRefused[refusal] ??= instance;
    }
}
