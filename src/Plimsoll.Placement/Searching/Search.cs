using System.Runtime.InteropServices;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Searching;

/// <summary>
/// Finds an instance that the strategies rank best among all that fit, by the indexes: every instance counts, few
/// are looked at. Strategy by strategy it turns to the order in which the next one wants instances.
/// </summary>
internal sealed class Search(Attempt attempt, PreparedRequest prepared, IChance chance)
{
    /// <summary>How often to draw before listing what fits instead.</summary>
    private const int MaxDraws = 32;

    /// <summary>Below this many, listing is cheaper than drawing.</summary>
    private const int FewEnough = 12;

    private bool _withoutTasks = attempt.Request.Constraints.DistinctInstance && attempt.Scope is not null;

    public Demand Demand => attempt.Demand;

    public Attempt Attempt => attempt;

    public Ranking[] Chain { get; } = attempt.Request.Strategies.Effective;

    /// <summary>Whether only instances without a task of the request's service or group will do.</summary>
    public bool WithoutTasks => _withoutTasks;

    /// <summary>The instance chosen; null when none fits.</summary>
    public InstanceEntry? Find() => Solve(CollectionsMarshal.AsSpan(prepared.Classes), 0);

    /// <summary>The instance in a slot when it fits in every respect.</summary>
    public InstanceEntry? Fits(int slot)
    {
        var entry = attempt.Fleet.Slots[slot]!;
        return entry.FreeCpu >= attempt.Demand.Cpu && entry.FreeMemory >= attempt.Demand.Memory ? FitsMore(slot) : null;
    }

    /// <summary>The same when it is known to have the CPU and memory.</summary>
    public InstanceEntry? FitsMore(int slot)
    {
        if (_withoutTasks && attempt.Scope!.On(slot) > 0)
        {
            return null;
        }

        var entry = attempt.Fleet.Slots[slot]!;
        return !prepared.AsksMore || prepared.Admits(attempt, entry) ? entry : null;
    }

    /// <summary>Applies the strategies from a step on to the instances of some classes.</summary>
    public InstanceEntry? Solve(ReadOnlySpan<InstanceClass> classes, int step)
    {
        if (step == Chain.Length)
        {
            return Draw(Fitting.Of(this, classes));
        }

        return Chain[step] switch
        {
            SpreadByAttribute spread when attempt.Fleet.Classes.IsShared(spread.Attribute) => Tiers.Solve(this, classes, spread, step),
            SpreadByInstance => Levels(classes, step),
            BinpackMemory => Packing.Solve(this, classes, step, byMemory: true),
            BinpackCpu => Packing.Solve(this, classes, step, byMemory: false),
            _ => Narrow(Fitting.Of(this, classes), step),
        };
    }

    /// <summary>One of the fitting instances of some sources, each equally likely.</summary>
    public InstanceEntry? Draw(List<Source> sources)
    {
        var total = 0;
        foreach (var source in sources)
        {
            total += source.Size;
        }

        for (var draw = 0; draw < MaxDraws && total > FewEnough; draw++)
        {
            var position = chance.Next(total);
            var at = 0;
            while (position >= sources[at].Size)
            {
                position -= sources[at++].Size;
            }

            if (Fits(sources[at].SlotAt(position)) is { } entry)
            {
                return entry;
            }
        }

        var fitting = Collect(sources);
        return fitting.Count == 0 ? null : fitting[chance.Next(fitting.Count)];
    }

    /// <summary>Lists what fits and applies the strategies from a step on to the list.</summary>
    public InstanceEntry? Narrow(List<Source> sources, int step)
    {
        var fitting = Collect(sources);
        if (fitting.Count == 0)
        {
            return null;
        }

        Narrowing.Apply(attempt, fitting, Chain.AsSpan(step));
        return fitting[chance.Next(fitting.Count)];
    }

    private List<InstanceEntry> Collect(List<Source> sources)
    {
        var fitting = new List<InstanceEntry>();
        foreach (var source in sources)
        {
            source.Collect(this, fitting);
        }

        return fitting;
    }

    private InstanceEntry? Levels(ReadOnlySpan<InstanceClass> classes, int step)
    {
        if (attempt.Scope is not { } scope || _withoutTasks)
        {
            return Solve(classes, step + 1);
        }

        var levels = scope.KeepLevels(attempt.Fleet.Slots);
        return FindOnEmpty(classes, levels, step) ?? FindOnHolders(classes, levels, step);
    }

    private InstanceEntry? FindOnEmpty(ReadOnlySpan<InstanceClass> classes, GroupLevels levels, int step)
    {
        var rest = new List<InstanceClass>();
        foreach (var one in classes)
        {
            if (one.Count > (levels.In(one)?.Holders ?? 0))
            {
                rest.Add(one);
            }
        }

        if (rest.Count == 0)
        {
            return null;
        }

        _withoutTasks = true;
        var found = Solve(CollectionsMarshal.AsSpan(rest), step + 1);
        _withoutTasks = false;
        return found;
    }

    private InstanceEntry? FindOnHolders(ReadOnlySpan<InstanceClass> classes, GroupLevels levels, int step)
    {
        var more = true;
        for (var count = 1; more; count++)
        {
            more = false;
            var sources = new List<Source>();
            foreach (var one in classes)
            {
                if (levels.In(one) is { } ofClass && ofClass.ByCount.Count > count)
                {
                    more = true;
                    if (ofClass.ByCount[count].Count > 0)
                    {
                        sources.Add(new Source(ofClass.ByCount[count]));
                    }
                }
            }

            var found = sources.Count == 0 ? null : step + 1 == Chain.Length ? Draw(sources) : Narrow(sources, step + 1);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
