using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.Serving;

namespace Plimsoll.Agent.Tests.Serving;

public class RequestLimitTests
{
    [Fact]
    public void Two_numbers_are_a_limit() => Assert.Equal(new RequestLimit(10, 20), RequestLimit.Parse("10, 20"));

    [Theory]
    [InlineData("")]
    [InlineData("40")]
    [InlineData("60,40")]
    [InlineData("0,40")]
    [InlineData("-1,40")]
    [InlineData("a,b")]
    [InlineData("1,2,3")]
    public void Anything_else_is_none(string text) => Assert.Null(RequestLimit.Parse(text));

    [Fact]
    public void A_bucket_holds_no_more_than_the_burst_however_long_nobody_asks()
    {
        var time = new FakeTimeProvider();
        var limiter = new RequestLimiter(new RequestLimit(1, 2), time);
        limiter.Take("a");
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limiter.Take("a")));
    }

    [Fact]
    public void Many_who_ask_once_do_not_open_the_way_for_one_who_asks_often()
    {
        var limiter = new RequestLimiter(new RequestLimit(1, 2), new FakeTimeProvider());
        limiter.Take("a");
        limiter.Take("a");
        for (var i = 0; i < 10_000; i++)
        {
            limiter.Take($"other {i}");
        }

        Assert.False(limiter.Take("a"));
    }
}
