using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Tests.Logs.Patterns;

/// <summary>The examples of AWS's page on filter patterns, for unstructured events.</summary>
public sealed class DocumentedTermPatternTests
{
    private const string BadRequest = "[ERROR 400] BAD REQUEST";
    private const string Unauthorized = "[ERROR 401] UNAUTHORIZED REQUEST";
    private const string Missing = "[ERROR 419] MISSING ARGUMENTS";
    private const string Invalid = "[ERROR 420] INVALID ARGUMENTS";
    private const string Internal = "[ERROR 500] INTERNAL SERVER ERROR";

    [Theory]
    [InlineData("", BadRequest, true)]
    [InlineData("\" \"", BadRequest, true)]
    [InlineData("\" \"", "nospace", true)]
    [InlineData("ERROR", BadRequest, true)]
    [InlineData("ERROR", "Exiting with ERRORCODE: -1", true)]
    [InlineData("ERROR", "an error in lower case", false)]
    [InlineData("ERROR ARGUMENTS", Missing, true)]
    [InlineData("ERROR ARGUMENTS", BadRequest, false)]
    [InlineData("?ERROR ?ARGUMENTS", Invalid, true)]
    [InlineData("?ERROR ?ARGUMENTS", "ARGUMENTS only", true)]
    [InlineData("?ERROR ?ARGUMENTS", "neither", false)]
    [InlineData("?ERROR ?ARGUMENTS REQUEST", "[INFO] REQUEST FAILED", true)]
    [InlineData("?ERROR ?ARGUMENTS REQUEST", Missing, false)]
    [InlineData("\"INTERNAL SERVER ERROR\"", Internal, true)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "SERVER INTERNAL ERROR", false)]
    [InlineData("ERROR -ARGUMENTS", BadRequest, true)]
    [InlineData("ERROR -ARGUMENTS", Missing, false)]
    [InlineData("\"ERROR\" - \"Exiting\"", "[ERROR] A fatal exception has occurred", true)]
    [InlineData("\"ERROR\" - \"Exiting\"", "Exiting with ERRORCODE: -1", false)]
    [InlineData("-ERROR", "all is well", true)]
    [InlineData("\"[ERROR]\" Exception", "02 May 2014 [ERROR] Unhanded exception: InvalidQueryException", true)]
    [InlineData("\"[ERROR]\" Exception", "02 May 2014 [ERROR] Terminating the application", false)]
    [InlineData("%AUTHORIZED%", Unauthorized, true)]
    [InlineData("%AUTHORIZED%", "[SUCCESS 200] AUTHORIZED REQUEST", true)]
    [InlineData("%AUTHORIZED%", BadRequest, false)]
    public void A_term_pattern_matches_as_AWS_documents(string pattern, string message, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(message));

    [Theory]
    [InlineData("foo-bar", "Invalid character(s) in term 'foo-bar'")]
    [InlineData("/aws", "Invalid character(s) in term '/aws'")]
    [InlineData("\"open", "Invalid filter pattern: a double quotation mark is not closed")]
    [InlineData("%open", "Invalid filter pattern: a regular expression is not closed with '%'")]
    [InlineData("ERROR -", "Invalid filter pattern: a term is missing at the end")]
    public void A_wrong_term_pattern_is_refused_with_the_reason(string pattern, string message) =>
        Assert.Equal(message, Assert.Throws<FilterPatternException>(() => FilterPattern.Parse(pattern)).Message);
}
