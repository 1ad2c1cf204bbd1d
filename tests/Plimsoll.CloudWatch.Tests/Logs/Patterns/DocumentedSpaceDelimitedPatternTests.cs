using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Tests.Logs.Patterns;

/// <summary>The examples of AWS's page on filter patterns, for space-delimited events.</summary>
public sealed class DocumentedSpaceDelimitedPatternTests
{
    private const string Access = "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";
    private const string Info = "INFO 09/25/2014 12:00:00 GET /service/resource/67 1200";
    private const string Part = "INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310";
    private const string Warning = "WARNING 09/25/2014 12:00:02 Invalid user request";
    private const string Error = "ERROR 09/25/2014 12:00:02 Failed to process request";

    [Theory]
    [InlineData("[ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]", Access, true)]
    [InlineData("[..., request =*.html*, status_code = 4*, bytes]", Access, true)]
    [InlineData("[..., request =*.php*, status_code = 4*, bytes]", Access, false)]
    [InlineData("[ip, user, username, timestamp, request =*.html*, status_code = 404 || status_code = 410, bytes]", Access, true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4* && bytes > 1000]", Access, true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4* && bytes > 2000]", Access, false)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4*, bytes > 1000]", Access, true)]
    [InlineData("[ip, user, username, timestamp, request, status_code, bytes > 2000]", Access, false)]
    [InlineData("[ip, user, ..., status_code, bytes]", Access, true)]
    [InlineData("[ip, user, ...]", Access, true)]
    [InlineData("[]", Access, true)]
    [InlineData("[a, b, c, d, e, f, g, h]", Access, false)]
    [InlineData("[w1=ERROR, w2]", Error, true)]
    [InlineData("[w1=ERROR, w2]", Warning, false)]
    [InlineData("[w1=ERROR || w1=WARNING, w2]", Warning, true)]
    [InlineData("[w1=ERROR || w1=WARNING, w2]", Info, false)]
    [InlineData("[w1!=ERROR && w1!=WARNING, w2]", Info, true)]
    [InlineData("[w1!=ERROR && w1!=WARNING, w2]", Error, false)]
    [InlineData("[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]", Info, true)]
    [InlineData("[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]", Part, false)]
    [InlineData("[logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]", Part, true)]
    [InlineData("[timestamp=*Z, request_id=\"*-*\", event]", "2016-04-01T12:00:00Z\tab-cd\tthe rest of it", true)]
    public void A_space_delimited_pattern_matches_as_AWS_documents(string pattern, string message, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(message));

    [Fact]
    public void Fields_are_extracted_by_name_and_unnamed_ones_by_position() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["$1"] = "127.0.0.1", ["$2"] = "Prod", ["$3"] = "frank", ["$4"] = "10/Oct/2000:13:25:15 -0700",
            ["$request"] = "GET /index.html HTTP/1.0", ["$status_code"] = "404", ["$7"] = "1534",
        },
        FilterPattern.Parse("[..., request=*.html*, status_code=4*,]").Extract(Access));

    [Fact]
    public void The_last_field_takes_the_rest_of_the_event() => Assert.Equal(
        "the rest of it", FilterPattern.Parse("[timestamp=*Z, event]").Extract("2016-04-01T12:00:00Z the rest of it")["$event"]);

    [Theory]
    [InlineData("[a, b")]
    [InlineData("[a b]")]
    [InlineData("[..., a, ...]")]
    [InlineData("[a = 1 && b]")]
    [InlineData("[a > x]")]
    [InlineData("[a =]")]
    [InlineData("[a=%x%, b=%x%, c=%x%]")]
    [InlineData("[a] b")]
    public void A_wrong_space_delimited_pattern_is_refused(string pattern) =>
        Assert.StartsWith("Invalid filter pattern: ", Assert.Throws<FilterPatternException>(() => FilterPattern.Parse(pattern)).Message, StringComparison.Ordinal);
}
