using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>Whole chains as a caller writes them and reads them back, and those that are refused.</summary>
public sealed class WrittenBackTests
{
    [Theory]
    [InlineData("spread:host,binpack:MEMORY", "spread(instanceId) binpack(memory)")]
    [InlineData("random,random", "random random")]
    [InlineData("binpack:CPU,binpack:cpu,binpack:Cpu", "binpack(cpu) binpack(cpu) binpack(cpu)")]
    [InlineData("spread:attribute:Rack,spread:attribute:rack", "spread(attribute:Rack) spread(attribute:rack)")]
    [InlineData("random,spread:Host,binpack:mEmOrY,spread:INSTANCEID,binpack:cPU", "random spread(instanceId) binpack(memory) spread(instanceId) binpack(cpu)")]
    public void Order_and_repetitions_are_kept_and_spelling_is_not(string chain, string written)
    {
        var strategies = chain.Split(',').Select(Some.Strategy).ToArray();

        Assert.Equal(written, string.Join(' ', StrategyChain.ForRunTask(strategies).Normalized));
        Assert.Equal(written, string.Join(' ', StrategyChain.ForService(strategies).Normalized));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(20)]
    public void Too_many_are_refused_by_their_number(int count)
    {
        var chain = Enumerable.Repeat(new PlacementStrategy("spread", "host"), count);

        Assert.Equal(
            $"Too many placement strategies: {count}. The maximum is 5.",
            Assert.Throws<PlacementValidationException>(() => StrategyChain.ForService(chain)).Message);
    }

    [Theory]
    [InlineData("binpack:disk", "binpack field 'disk' is invalid.")]
    [InlineData("spread:Attribute:rack", "spread field 'Attribute:rack' is invalid.")]
    [InlineData("Spread:host", "Invalid placement strategy type 'Spread'.")]
    public void One_that_is_wrong_is_refused_wherever_it_stands(string wrong, string message)
    {
        for (var place = 0; place < 5; place++)
        {
            var chain = Enumerable.Repeat("random", 4).ToList();
            chain.Insert(place, wrong);

            Assert.Equal(message, Assert.Throws<PlacementValidationException>(() => Some.Chain([.. chain])).Message);
        }
    }
}
