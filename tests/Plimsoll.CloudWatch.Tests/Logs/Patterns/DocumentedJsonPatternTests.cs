using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Tests.Logs.Patterns;

/// <summary>The examples of AWS's page on filter patterns, for JSON events.</summary>
public sealed class DocumentedJsonPatternTests
{
    private const string Trail = """
        {"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],
         "objectList":[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"ThisFlag":true,"cluster.name":"c"}
        """;

    private const string Users = """
        {"user":{"id":1,"email":"John.Stiles@example.com"},
         "users":[{"id":2,"email":"John.Doe@example.com"},{"id":3,"email":"Jane.Doe@example.com"}],
         "actions":["GET","PUT","DELETE"],"coordinates":[[0,1,2],[4,5,6],[7,8,9]]}
        """;

    [Theory]
    [InlineData("{ $.eventType = \"UpdateTrail\" }", true)]
    [InlineData("{ $.eventType = UpdateTrail }", true)]
    [InlineData("{ $.eventType = \"Update*\" }", true)]
    [InlineData("{ $.eventType = *Trail }", true)]
    [InlineData("{ $.eventType = \"Up*Trail\" }", false)]
    [InlineData("{ $.eventType != \"UpdateTrail\" }", false)]
    [InlineData("{ $.sourceIPAddress != 123.123.* }", true)]
    [InlineData("{ $.sourceIPAddress != 111.111.* }", false)]
    [InlineData("{ $.arrayKey[0] = \"value\" }", true)]
    [InlineData("{ $.arrayKey[1] = \"value\" }", false)]
    [InlineData("{ $.arrayKey[9] = \"value\" }", false)]
    [InlineData("{ $.eventType = %Trail% }", true)]
    [InlineData("{ $.arrayKey[*] = %val.{2}% }", true)]
    [InlineData("{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }", true)]
    [InlineData("{ $.['cluster.name'] = \"c\" }", true)]
    [InlineData("{ $.objectList[1].id = 2 }", true)]
    [InlineData("{ $.objectList[*].id = 2 }", true)]
    [InlineData("{ $.objectList[*].id > 2 }", false)]
    [InlineData("{ $.SomeObject IS NULL }", true)]
    [InlineData("{ $.SomeOtherObject IS NULL }", false)]
    [InlineData("{ $.SomeOtherObject NOT EXISTS }", true)]
    [InlineData("{ $.SomeObject NOT EXISTS }", false)]
    [InlineData("{ $.ThisFlag IS TRUE }", true)]
    [InlineData("{ $.ThisFlag IS FALSE }", false)]
    public void A_condition_on_the_trail_event_matches_as_AWS_documents(string pattern, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(Trail));

    [Theory]
    [InlineData("{ ($.user.id = 1) && ($.users[0].email = \"John.Doe@example.com\") }", true)]
    [InlineData("{ ($.user.id = 2 && $.users[0].email = \"nonmatch\") || $.actions[2] = \"GET\" }", false)]
    [InlineData("{ $.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }", true)]
    [InlineData("{ ($.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }", false)]
    [InlineData("{ $.coordinates[0][1] = 1 }", true)]
    [InlineData("{ $.users = 1 }", false)]
    [InlineData("{ $.users != 1 }", false)]
    public void A_compound_condition_matches_as_AWS_documents(string pattern, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(Users));

    [Theory]
    [InlineData("{ $.n > 75 }", "76", true)]
    [InlineData("{ $.n > 75 }", "75", false)]
    [InlineData("{ $.n < 50 }", "49.9", true)]
    [InlineData("{ $.n >= 60 }", "60", true)]
    [InlineData("{ $.n <= 5 }", "5.01", false)]
    [InlineData("{ $.n = 400}", "400", true)]
    [InlineData("{ $.n = 400}", "4e2", true)]
    [InlineData("{ $.n = 400}", "\"400\"", true)]
    [InlineData("{ $.n != 500 }", "400", true)]
    [InlineData("{ $.n = 1e+3 }", "1000", true)]
    [InlineData("{ $.n != 1e-3 }", "0.001", false)]
    [InlineData("{ $.n > +1000 }", "1001", true)]
    [InlineData("{ $.n < 10e-3 }", "0.009", true)]
    [InlineData("{ $.n = 9007199254740993 }", "9007199254740992", false)]
    [InlineData("{ $.n = 4* }", "404", true)]
    [InlineData("{ $.n = 4* }", "504", false)]
    [InlineData("{ $.n > 5 }", "\"6\"", false)]
    public void A_number_compares_as_AWS_documents(string pattern, string number, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches($$"""{"n":{{number}}}"""));

    [Theory]
    [InlineData("plain text")]
    [InlineData("{ not json")]
    [InlineData("[1]")]
    public void An_event_that_is_not_a_JSON_object_never_matches(string message) =>
        Assert.False(FilterPattern.Parse("{ $.a NOT EXISTS }").Matches(message));

    [Theory]
    [InlineData("{ $.a = x }")]
    [InlineData("{ $.* = x }")]
    public void An_event_that_escapes_half_of_a_letter_never_matches(string pattern) =>
        Assert.False(FilterPattern.Parse(pattern).Matches("""{"a":"\ud800","\ud800":1}"""));

    [Theory]
    [InlineData("{ }")]
    [InlineData("{ $ = 1 }")]
    [InlineData("{ $.a }")]
    [InlineData("{ $.a = }")]
    [InlineData("{ $.a > \"x\" }")]
    [InlineData("{ $.a > x }")]
    [InlineData("{ $.a EXISTS }")]
    [InlineData("{ $.a IS NOT NULL }")]
    [InlineData("{ $.a = 1 ")]
    [InlineData("{ $.a = 1 } x")]
    [InlineData("{ ($.a = 1 }")]
    [InlineData("{ $.a = 1 && }")]
    [InlineData("{ $.a = b c }")]
    [InlineData("{ $[0] = 1 }")]
    [InlineData("{ $.a[*].b[*] = 1 }")]
    [InlineData("{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.d[*] = 1 }")]
    [InlineData("{ $.a = %x% || $.b = %x% || $.c = %x% }")]
    [InlineData("{ $.a[-1] = 1 }")]
    public void A_wrong_JSON_pattern_is_refused(string pattern) =>
        Assert.StartsWith("Invalid filter pattern: ", Assert.Throws<FilterPatternException>(() => FilterPattern.Parse(pattern)).Message, StringComparison.Ordinal);
}
