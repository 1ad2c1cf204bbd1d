using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Insights.Language;
using Plimsoll.CloudWatch.Logs.Patterns;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>The errors of Logs in AWS's words.</summary>
internal static class LogsErrors
{
    public const string TagLimit = "The number of tags exceeds the limit of 50.";

    public static AwsException GroupNotFound() => NotFound("The specified log group does not exist.");

    public static AwsException StreamNotFound() => NotFound("The specified log stream does not exist.");

    public static AwsException GroupExists() => new("ResourceAlreadyExistsException", "The specified log group already exists");

    public static AwsException StreamExists() => new("ResourceAlreadyExistsException", "The specified log stream already exists");

    public static AwsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsException InvalidToken() => InvalidParameter("The specified nextToken is invalid.");

    public static AwsException DeletionProtected() => new(
        "ValidationException", "The specified log group has deletion protection enabled. Disable deletion protection before deleting it.");

    public static AwsException TooManyTags(string arn) => new("TooManyTagsException", TagLimit)
    {
        Members = new Dictionary<string, IReadOnlyList<string>> { ["resourceName"] = [arn] },
    };

    /// <summary>A constraint that cannot be declared on the record: of an item of a list, or of a key.</summary>
    public static AwsException Broken(string path, string? value, string constraint) =>
        ValidationMessages.InvalidParameter([new Violation(path, value, constraint)]);

    /// <summary>Reads a filter pattern, with a wrong one told as AWS tells it.</summary>
    public static FilterPattern ParsePattern(string text)
    {
        try
        {
            return FilterPattern.Parse(text);
        }
        catch (FilterPatternException error)
        {
            throw InvalidParameter(error.Message);
        }
    }

    /// <summary>Reads a query of Logs Insights, with a wrong one told as AWS tells it.</summary>
    public static InsightsQuery ParseQuery(string text, long now)
    {
        try
        {
            return QueryParser.Parse(text, now);
        }
        catch (MalformedQueryException error)
        {
            throw new AwsException("MalformedQueryException", error.Message);
        }
    }

    /// <summary>Checks a query that is saved; it is no query that is run, and its operation has no error of its own for it.</summary>
    public static void ParseSavedQuery(string text, long now)
    {
        try
        {
            QueryParser.Parse(text, now);
        }
        catch (MalformedQueryException error)
        {
            throw InvalidParameter(error.Message);
        }
    }

    public static AwsException ExportFinished() => new("InvalidOperationException", "The specified export task has already finished");

    public static AwsException LimitExceeded(string message) => new("LimitExceededException", message);

    public static AwsException GroupNotFound(string name, string account) => NotFound($"Log group '{name}' does not exist for account ID '{account}'");

    public static AwsException NotFound(string message) => new("ResourceNotFoundException", message);
}
