using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Insights.Language;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Tests.Logs.Insights;

public sealed class InsightsQueryTests
{
    private const long Now = 1_800_000_000_000;
    private static readonly LogGroup Group = new(1, new LogScope("111122223333", "eu-west-1"), "web", 0, "STANDARD", null, false, 0);

    private static readonly string[] Requests =
    [
        """{"level":"info","path":"/a","ms":10,"user":{"id":1}}""",
        """{"level":"error","path":"/b","ms":250,"user":{"id":2},"codes":[502]}""",
        """{"level":"info","path":"/a","ms":30,"user":{"id":1}}""",
        "plain text of user=ann, method:get, latency := 12.5",
    ];

    [Theory]
    [InlineData("fields ms | filter level = 'info'", "30|10")]
    [InlineData("fields ms | filter ms > 20 and ms < 100", "30")]
    [InlineData("fields ms | filter not (level = 'info') and ispresent(ms)", "250")]
    [InlineData("fields ms | filter level in ['error', 'fatal']", "250")]
    [InlineData("fields ms | filter level not in ['error'] and ms > 0", "30|10")]
    [InlineData("fields ms | filter path like /^\\/[ab]$/ | sort ms asc", "10|30|250")]
    [InlineData("fields ms | filter @message like 'error'", "250")]
    [InlineData("fields ms | filter @message not like /info|plain/", "250")]
    [InlineData("fields ms | filter user.id = 2", "250")]
    [InlineData("fields ms | filter codes.0 = 502", "250")]
    [InlineData("fields ms * 2 + 1 as double | filter double = 61", "61")]
    [InlineData("fields toupper(level) as l, strlen(path) as n | filter n = 2 | display l", "INFO|ERROR|INFO")]
    [InlineData("fields ms | sort ms desc | limit 2", "250|30")]
    [InlineData("fields path | filter ispresent(path) | dedup path", "/a|/b")]
    [InlineData("fields coalesce(ms, 'none') as v | sort @timestamp asc", "10|250|30|none")]
    [InlineData("filter ms > 0 | stats count(*)", "3")]
    [InlineData("stats sum(ms), avg(ms), min(ms), max(ms), median(ms), count(ms)", "290,96.66666666666667,10,250,30,3")]
    [InlineData("stats pct(ms, 50) as p, count_distinct(path) as d", "30,2")]
    [InlineData("stats stddev(ms) as s | display floor(s) as f", "108")]
    [InlineData("filter ispresent(level) | stats count(*) as n by level | sort n desc", "info,2|error,1")]
    [InlineData("filter ispresent(level) | stats count(*) by level | sort count(*) asc", "error,1|info,2")]
    [InlineData("filter ispresent(ms) | stats sum(ms) / count(*) as mean by path | sort mean", "/a,20|/b,250")]
    [InlineData("stats latest(ms) as l, earliest(ms) as e", "30,10")]
    [InlineData("stats count(*) as n by bin(1m) as t | sort t asc", "2027-01-15 08:00:00.000,2|2027-01-15 08:01:00.000,2")]
    [InlineData("stats count(*) as n by path | stats max(n) as m", "2")]
    [InlineData("parse @message 'user=*, method:*, latency := *' as u, m, l | filter ispresent(u) | display u, m, l", "ann,get,12.5")]
    [InlineData("parse @message /user=(?<u>\\w+)/ | filter ispresent(u) | display u", "ann")]
    [InlineData("fields @logStream, @log | limit 1", "s,111122223333:web")]
    [InlineData("# a comment\nfields ms | limit 2 | display ms", "|30")]
    public void A_query_gives_these_rows(string query, string rows) => Assert.Equal(rows, Run(query));

    [Fact]
    public void Without_a_choice_of_fields_time_and_message_are_shown_newest_first() => Assert.Equal(
        "2027-01-15 08:01:30.000,plain text of user=ann, method:get, latency := 12.5", Run("limit 1"));

    [Fact]
    public void A_query_that_sorts_by_time_alone_asks_for_events_in_that_order_and_for_no_more_than_its_limit()
    {
        var query = QueryParser.Parse("fields @message | filter @message like 'e' | sort @timestamp asc | limit 2", Now);
        var asked = 0;
        var rows = query.Run(Rows(oldestFirst: true).Select(row => (row, ++asked).row), null, new QueryBudget(QueryBudget.DefaultBytes)).ToList();
        Assert.Equal((true, 2, 2), (query.OldestFirst, rows.Count, asked));
    }

    [Fact]
    public void A_sort_by_another_field_keeps_no_more_rows_than_are_shown()
    {
        var query = QueryParser.Parse("fields ms | sort ms desc | limit 1", Now);
        var many = Enumerable.Range(0, 10_000).Select(i => One(i, $$"""{"ms":{{i}}}"""));
        Assert.Equal("9999", query.Run(many, null, new QueryBudget(2000)).Single()["ms"].ToString());
    }

    [Fact]
    public void A_query_that_would_keep_too_much_is_ended() => Assert.Throws<QueryTooLargeException>(() =>
        QueryParser.Parse("stats count(*) by @message", Now).Run(Enumerable.Range(0, 1000).Select(i => One(i, $"{i}")), null, new QueryBudget(10_000)).ToList());

    private static string Run(string text)
    {
        var query = QueryParser.Parse(text, Now);
        var rows = query.Run(Rows(query.OldestFirst), null, new QueryBudget(QueryBudget.DefaultBytes));
        return string.Join('|', rows.Select(row => string.Join(',', query.Columns.Select(column => row[column].ToString()))));
    }

    private static IEnumerable<Row> Rows(bool oldestFirst)
    {
        var rows = Requests.Select((message, i) => One(i, message));
        return oldestFirst ? rows : rows.Reverse();
    }

    private static Row One(int number, string message) => new(Group, new LogEvent(new EventPosition(Now + (number * 30_000), number + 1), Now, "s", message));
}
