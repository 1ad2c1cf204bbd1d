using Plimsoll.Images;

namespace Plimsoll.Tests.Images;

public sealed class AmountsTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1 kB")]
    [InlineData(1_066_241, "1.1 MB")]
    [InlineData(25_400_000, "25 MB")]
    [InlineData(999_600, "1 MB")]
    public void Bytes_are_counted_in_thousands(long bytes, string words) => Assert.Equal(words, Amounts.Bytes(bytes));

    [Theory]
    [InlineData(0, "0 seconds ago")]
    [InlineData(61, "1 minute ago")]
    [InlineData(7300, "2 hours ago")]
    [InlineData(200_000, "2 days ago")]
    [InlineData(-5, "0 seconds ago")]
    public void Times_are_told_in_their_largest_unit(int seconds, string words) =>
        Assert.Equal(words, Amounts.Ago(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(seconds)));
}
