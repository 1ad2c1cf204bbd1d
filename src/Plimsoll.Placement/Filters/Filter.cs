using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>One condition that an instance must meet. Filters hold no state: what they need is in the attempt.</summary>
internal abstract class Filter
{
    /// <summary>A short name for explanations.</summary>
    public abstract string Name { get; }

    /// <summary>The reason that ECS gives; null when the filter only says which instances are meant at all.</summary>
    public abstract string? Reason { get; }

    /// <summary>Whether the request asks for anything that this filter looks at.</summary>
    public abstract bool Applies(PlacementRequest request);

    public abstract bool Admits(Attempt attempt, InstanceEntry instance);

    /// <summary>Why it refused the instance: what was asked, what there is.</summary>
    public abstract string Explain(Attempt attempt, InstanceEntry instance);

    /// <summary>What would have to change on the instance for it to be admitted.</summary>
    public abstract string Remedy(Attempt attempt, InstanceEntry instance);

    /// <summary>How far from admitted a refused instance is: 0 almost, 1 lacks all, more where it owes already. Orders the closest.</summary>
    public virtual double Distance(Attempt attempt, InstanceEntry instance) => 1;

    /// <summary>A number of things, in words.</summary>
    protected static string Count(int number, string things) => $"{number} {(number == 1 ? things[..^1] : things)}";

    protected static double Shortfall(int wanted, int available) => wanted <= available ? 0 : (double)(wanted - available) / wanted;
}
