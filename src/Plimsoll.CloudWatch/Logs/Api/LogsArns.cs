using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>
/// Names and ARNs of log groups: <c>arn:aws:logs:region:account:log-group:name</c>, with <c>:*</c> behind it in most
/// IAM policies.
/// </summary>
internal static class LogsArns
{
    private const string GroupPrefix = "log-group:";

    public static string Group(LogGroup group) => Group(group.Scope, group.Name);

    public static string Stream(LogScope scope, string group, string stream) => $"{Group(scope, group)}:log-stream:{stream}";

    /// <summary>The name of the group that a call gives as name or as identifier, exactly one of which it must give.</summary>
    public static string GroupName(CallContext call, string? name, string? identifier) => (name, identifier) switch
    {
        ({ }, { }) => throw LogsErrors.InvalidParameter("LogGroup name and LogGroup ARN are mutually exclusive parameters."),
        (null, null) => throw LogsErrors.InvalidParameter("Exactly one of logGroupName and logGroupIdentifier must be specified."),
        _ => name ?? FromIdentifier(call, identifier!),
    };

    /// <summary>The name of the group in a name or ARN.</summary>
    public static string FromIdentifier(CallContext call, string identifier) =>
        Arn.Looks(identifier) ? FromArn(call, identifier) : identifier;

    /// <summary>The name of the group in an ARN, which must be of the caller's account and region.</summary>
    public static string FromArn(CallContext call, string text)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service != "logs" || !arn.Resource.StartsWith(GroupPrefix, StringComparison.Ordinal))
        {
            throw LogsErrors.InvalidParameter($"The ARN '{text}' is not the ARN of a log group.");
        }

        // Another account's or region's groups are not within reach, whether they are there or not.
        return arn.Account == call.Account && arn.Region == call.Region ? arn.Resource[GroupPrefix.Length..] : throw LogsErrors.GroupNotFound();
    }

    /// <summary>The name of the group in the ARN of one.</summary>
    public static string NameOf(string arn)
    {
        const string Wildcard = ":*";
        var name = arn[(arn.IndexOf(GroupPrefix, StringComparison.Ordinal) + GroupPrefix.Length)..];
        return name.EndsWith(Wildcard, StringComparison.Ordinal) ? name[..^Wildcard.Length] : name;
    }

    private static string Group(LogScope scope, string name) => new Arn("logs", scope.Region, scope.Account, GroupPrefix + name).ToString();
}
