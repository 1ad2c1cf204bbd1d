namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>What is left where after several stops, one after another.</summary>
public sealed class BalanceAfterStopsTests
{
    [Theory]
    [InlineData("5 5 5", 3, "4 4 4")]
    [InlineData("9 3 3", 6, "3 3 3")]
    [InlineData("9 3 3", 4, "3 3 5")]
    [InlineData("8 5 2", 6, "2 3 4")]
    [InlineData("8 0 1", 7, "0 1 1")]
    [InlineData("4 4", 8, "0 0")]
    [InlineData("2 2 2", 0, "2 2 2")]
    public void Spread_over_zones_levels_the_fullest_down_first(string before, int stops, string after)
    {
        foreach (var strategies in (string[])["spread:zone", "", "spread:zone binpack:cpu"])
        {
            var layout = Drawn(before, "size=2000");
            Assert.Equal(stops, layout.Stop(stops, strategies).Count);
            Assert.Equal(after, string.Join(' ', layout.Left(ServiceLayout.Zone).Order()));
        }
    }

    [Theory]
    [InlineData("5 3 1", 1, "3 5")]
    [InlineData("5 3 1", 4, "5")]
    [InlineData("5 3 1", 6, "3")]
    [InlineData("2 4 6", 6, "6")]
    public void Binpack_empties_the_least_used_instance_before_it_touches_the_next(string before, int stops, string instances)
    {
        foreach (var strategies in (string[])["binpack:cpu", "binpack:memory"])
        {
            var layout = Drawn(before, "size=2000");
            for (var i = 0; i < stops; i++)
            {
                var gone = layout.Choose(strategies)!;
                layout.Stop(gone);
                layout.Fleet.RemoveTask(gone);
            }

            Assert.Equal(instances, string.Join(' ', layout.Left(instance => instance.Id).Where(count => count > 0).Order()));
        }
    }

    // One instance in a zone of its own for each count.
    private static ServiceLayout Drawn(string counts, string option)
    {
        var next = 0;
        return new ServiceLayout(string.Join(" | ", counts.Split(' ').Select((count, index) =>
            $"i{index}@z{index}+{option} " + string.Join(' ', Enumerable.Range(0, count[0] - '0').Select(_ => $"t{next++}")))));
    }
}
