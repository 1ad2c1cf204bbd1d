using CsCheck;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Tests.Querying.Terms;

/// <summary>Versions are sequences of numbers.</summary>
public sealed class DottedVersionTests
{
    [Theory]
    [InlineData("1", "2", -1)]
    [InlineData("2", "1", 1)]
    [InlineData("1.0", "1", 0)]
    [InlineData("1.0.0.0", "1", 0)]
    [InlineData("1.9.0", "1.14.5", -1)]
    [InlineData("1.14.5", "1.9.0", 1)]
    [InlineData("1.10", "1.9.9", 1)]
    [InlineData("01.02", "1.2", 0)]
    [InlineData("0", "0.0.1", -1)]
    [InlineData("1.2.3", "1.2.3", 0)]
    [InlineData("v1.2.3", "1.2.3", 0)]
    [InlineData("1.2.3-rc1", "1.2.3", 0)]
    public void Components_are_compared_as_numbers_and_missing_ones_are_zero(string one, string other, int order) =>
        Assert.Equal(order, Math.Sign(Parse(one).CompareTo(Parse(other))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("a")]
    [InlineData("1.a")]
    [InlineData("-1")]
    [InlineData("1 2")]
    [InlineData("99999999999999999999")]
    public void Other_texts_are_no_versions(string? text) => Assert.False(DottedVersion.TryParse(text, out _));

    [Fact]
    public void The_order_is_that_of_the_numbers() => Gen.Select(Gen.Int[0, 30].Array[3], Gen.Int[0, 30].Array[3]).Sample((a, b) =>
        Math.Sign(Parse(string.Join('.', a)).CompareTo(Parse(string.Join('.', b))))
        == Math.Sign(((a[0] * 10_000) + (a[1] * 100) + a[2]) - ((b[0] * 10_000) + (b[1] * 100) + b[2])));

    private static DottedVersion Parse(string text)
    {
        Assert.True(DottedVersion.TryParse(text, out var version));
        return version;
    }
}
