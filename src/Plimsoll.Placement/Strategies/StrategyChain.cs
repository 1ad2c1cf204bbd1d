namespace Plimsoll.Placement.Strategies;

/// <summary>
/// Strategies in order, checked: each narrows what the one before left, none refuses an instance. Immutable.
/// Rules: <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html"/>.
/// </summary>
public sealed class StrategyChain
{
    /// <summary>ECS's limit for a task or service.</summary>
    public const int MaxStrategies = 5;

    /// <summary>The attribute that holds an instance's Availability Zone.</summary>
    public const string ZoneAttribute = "ecs.availability-zone";

    private StrategyChain(IReadOnlyList<PlacementStrategy> normalized, Ranking[] rankings)
    {
        Normalized = normalized;
        Rankings = rankings;
        Effective = Shorten(rankings);
    }

    /// <summary>RunTask without strategies: any instance that fits, by chance.</summary>
    public static StrategyChain RunTaskDefault { get; } = new([], []);

    /// <summary>A REPLICA service without strategies: spread over zones, then over instances.</summary>
    public static StrategyChain ServiceDefault { get; } =
        new([], [new SpreadByAttribute(ZoneAttribute), SpreadByInstance.Instance]);

    /// <summary>
    /// The strategies as ECS writes them back: <c>host</c> as <c>instanceId</c>, binpack fields in lower case,
    /// no field on random. Empty for a default, which ECS does not write back.
    /// </summary>
    public IReadOnlyList<PlacementStrategy> Normalized { get; }

    internal Ranking[] Rankings { get; }

    /// <summary>Those that can change anything: no repetition, and none from a random choice on.</summary>
    internal Ranking[] Effective { get; }

    /// <summary>Checks the strategies of RunTask; none means <see cref="RunTaskDefault"/>.</summary>
    /// <exception cref="PlacementValidationException">A strategy that ECS refuses.</exception>
    public static StrategyChain ForRunTask(IEnumerable<PlacementStrategy> strategies) => Create(strategies, RunTaskDefault);

    /// <summary>Checks the strategies of a service; none means <see cref="ServiceDefault"/>.</summary>
    /// <exception cref="PlacementValidationException">A strategy that ECS refuses.</exception>
    public static StrategyChain ForService(IEnumerable<PlacementStrategy> strategies) => Create(strategies, ServiceDefault);

    private static StrategyChain Create(IEnumerable<PlacementStrategy> strategies, StrategyChain whenEmpty)
    {
        var parsed = strategies.Select(StrategyParser.Parse).ToArray();
        if (parsed.Length == 0)
        {
            return whenEmpty;
        }

        if (parsed.Length > MaxStrategies)
        {
            throw new PlacementValidationException($"Too many placement strategies: {parsed.Length}. The maximum is {MaxStrategies}.");
        }

        return new StrategyChain([.. parsed.Select(pair => pair.Normalized)], [.. parsed.Select(pair => pair.Ranking)]);
    }

    private static Ranking[] Shorten(Ranking[] rankings)
    {
        var chain = new List<Ranking>();
        foreach (var ranking in rankings.TakeWhile(ranking => ranking is not RandomChoice))
        {
            if (chain.TrueForAll(earlier => earlier.ToString() != ranking.ToString()))
            {
                chain.Add(ranking);
            }
        }

        return [.. chain];
    }
}
