namespace Plimsoll.Placement.Tests;

/// <summary>Chance that can be replayed.</summary>
public sealed class SeededChanceTests
{
    [Fact]
    public void Equal_seeds_give_equal_sequences() => Assert.Equal(Draw(7, 1_000, 100), Draw(7, 1_000, 100));

    [Fact]
    public void Different_seeds_give_different_sequences() => Assert.NotEqual(Draw(7, 1_000, 100), Draw(8, 1_000, 100));

    [Fact]
    public void The_sequence_of_a_seed_is_the_same_on_every_machine() => Assert.Equal([57, 93, 23, 90, 85], FirstOfSeedTwelve());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Every_outcome_is_within_bounds_and_about_equally_often(int bound)
    {
        const int Draws = 200_000;
        var counts = new int[bound];
        foreach (var outcome in Draw(3, Draws, bound))
        {
            counts[outcome]++;
        }

        var expected = (double)Draws / bound;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        // Mean bound-1, deviation sqrt(2(bound-1)): six deviations is beyond any honest accident.
        Assert.True(chiSquare < bound - 1 + (6 * Math.Sqrt(2 * bound)), $"{chiSquare}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_must_be_an_outcome(int bound) => Assert.Throws<ArgumentOutOfRangeException>(() => new SeededChance(1).Next(bound));

    [Fact]
    public void The_largest_bound_works() => Assert.All(Draw(5, 1_000, int.MaxValue), outcome => Assert.InRange(outcome, 0, int.MaxValue - 1));

    private static int[] FirstOfSeedTwelve() => Draw(12, 5, 100);

    private static int[] Draw(ulong seed, int count, int bound)
    {
        var chance = new SeededChance(seed);
        return [.. Enumerable.Range(0, count).Select(_ => chance.Next(bound))];
    }
}
