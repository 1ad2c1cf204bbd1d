using CsCheck;
using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Insights.Language;

namespace Plimsoll.CloudWatch.Tests.Logs.Insights.Language;

public sealed class QueryParserTests
{
    private static readonly string[] Pieces =
    [
        "fields ", "stats ", "count(*)", "filter ", "parse ", "sort ", "dedup ", "limit ", "by ", "bin(", "5m", ")", "(", "|", ",", "'", "/", "*", "@message",
        "a", "`", "\"", " as ", " like ", "=", "not ", "in [", "]", "9", "-", "#", "\n",
    ];

    [Theory]
    [InlineData("fields", "unexpected end of the query at line 1 and position 7: expected a field, a function or a value")]
    [InlineData("fields a |\n filtr b", "unexpected symbol found f at line 2 and position 2: expected a command: fields, display, filter, parse, stats, sort, limit or dedup")]
    [InlineData("pattern @message", "The command pattern is not supported by Plimsoll.")]
    [InlineData("stats a", "unexpected end of the query at line 1 and position 8: stats needs a function such as count(*)")]
    [InlineData("filter count(*) > 1", "unexpected symbol found * at line 1 and position 14: count can be used in stats only, and not within another aggregate or behind by")]
    [InlineData("limit 0", "unexpected end of the query at line 1 and position 8: limit takes a number from 1 to 100000")]
    [InlineData("filter a like /(/", null)]
    [InlineData("filter a like /(?=b)/", null)]
    [InlineData("parse @message '* *' as a", null)]
    [InlineData("stats count(*) by bin(0m)", null)]
    [InlineData("fields nosuch(a)", null)]
    public void A_wrong_query_is_told_with_its_place(string query, string? message)
    {
        var error = Assert.Throws<MalformedQueryException>(() => QueryParser.Parse(query, 0));
        Assert.Equal(message ?? error.Message, error.Message);
    }

    [Fact]
    public void Whatever_is_written_is_a_query_or_is_told_to_be_none() => Gen.Int[0, Pieces.Length - 1].Array[0, 12].Sample(chosen =>
    {
        try
        {
            QueryParser.Parse(string.Concat(chosen.Select(piece => Pieces[piece])), 0);
        }
        catch (MalformedQueryException)
        {
            // Told.
        }
    });

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Throws<MalformedQueryException>(() => QueryParser.Parse("filter " + new string('(', 5000), 0));

    [Theory]
    [InlineData("w", "2026-11-26T00:00:00Z")]
    [InlineData("mo", "2026-11-01T00:00:00Z")]
    [InlineData("q", "2026-10-01T00:00:00Z")]
    [InlineData("y", "2026-01-01T00:00:00Z")]
    [InlineData("h", "2026-11-28T22:00:00Z")]
    public void Times_are_rounded_down_to_the_beginning_of_the_period(string unit, string floor) => Assert.Equal(
        DateTimeOffset.Parse(floor, null), DateTimeOffset.FromUnixTimeMilliseconds((long)TimePeriod.Of(1, unit)!.Value.Floor(
            DateTimeOffset.Parse("2026-11-28T22:13:22Z", null).ToUnixTimeMilliseconds())));
}
