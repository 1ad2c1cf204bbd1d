using System.Globalization;
using Plimsoll.Tailing;

namespace Plimsoll.Tests.Tailing;

public sealed class SinceTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("30s", "2026-11-28T11:59:30Z")]
    [InlineData("1.5m", "2026-11-28T11:58:30Z")]
    [InlineData("2h", "2026-11-28T10:00:00Z")]
    [InlineData("1d", "2026-11-27T12:00:00Z")]
    [InlineData("2026-11-28T08:15:00Z", "2026-11-28T08:15:00Z")]
    [InlineData("2026-11-28T08:15:00", "2026-11-28T08:15:00Z")]
    public void Ages_and_dates_are_times(string text, string time)
    {
        Assert.True(SinceTime.TryParse(text, Now, out var found));
        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("10")]
    [InlineData("-5m")]
    [InlineData("yesterday")]
    [InlineData("99999999d")]
    [InlineData("1969-01-01")]
    public void Anything_else_is_not(string text) => Assert.False(SinceTime.TryParse(text, Now, out _));
}
