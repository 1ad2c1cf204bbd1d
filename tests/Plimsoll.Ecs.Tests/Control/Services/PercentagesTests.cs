using Plimsoll.Ecs.Control.Services;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>minHealthy = ceil(desired · minimumHealthyPercent / 100), maxTotal = floor(desired · maximumPercent / 100).</summary>
public sealed class PercentagesTests
{
    [Theory]
    [InlineData(4, 50, 2)]
    [InlineData(2, 75, 2)]
    [InlineData(3, 50, 2)]
    [InlineData(1, 1, 1)]
    [InlineData(100, 33, 33)]
    [InlineData(4, 100, 4)]
    [InlineData(4, 0, 0)]
    [InlineData(0, 100, 0)]
    public void The_minimum_is_rounded_up(int desired, int percent, int expected) => Assert.Equal(expected, Of(desired, percent, 200).MinHealthy);

    [Theory]
    [InlineData(3, 125, 3)]
    [InlineData(4, 125, 5)]
    [InlineData(3, 150, 4)]
    [InlineData(1, 199, 1)]
    [InlineData(4, 200, 8)]
    [InlineData(4, 100, 4)]
    [InlineData(0, 200, 0)]
    public void The_maximum_is_rounded_down(int desired, int percent, int expected) => Assert.Equal(expected, Of(desired, 100, percent).MaxTotal);

    [Fact]
    public void A_maximum_beyond_all_numbers_is_the_largest_number() => Assert.Equal(int.MaxValue, Of(5000, 100, int.MaxValue).MaxTotal);

    private static Percentages Of(int desired, int minimum, int maximum) =>
        Percentages.Of(desired, new DeploymentConfiguration { MinimumHealthyPercent = minimum, MaximumPercent = maximum });
}
