using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>
/// What calls of CloudWatch Logs need to be allowed. What is done to groups is asked for by the ARN with <c>:log-stream:</c> behind it, so that
/// policies name groups with <c>:*</c> at their end, and only tags by the group's own ARN, as AWS has it
/// (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).
/// </summary>
internal static class LogsNeeds
{
    // Actions that know no resource.
    private static readonly string[] OnNothing =
    [
        "CancelExportTask", "DeleteQueryDefinition", "DeleteResourcePolicy", "DescribeExportTasks", "DescribeQueries", "DescribeQueryDefinitions", "DescribeResourcePolicies",
        "GetLogRecord", "GetQueryResults", "ListLogGroups", "ListLogGroupsForQuery", "PutQueryDefinition", "PutResourcePolicy", "StopQuery", "TestMetricFilter",
    ];

    private static readonly string[] OnStreams = ["CreateLogStream", "DeleteLogStream", "GetLogEvents", "PutLogEvents"];
    private static readonly string[] Groups = ["logGroupName", "logGroupIdentifier", "logGroupNames", "logGroupIdentifiers"];

    /// <summary>An operation that says what it needs.</summary>
    public static Operation Saying(Operation operation) => operation with { Needs = (call, input) => Of(call, operation, input) };

    private static IEnumerable<Need> Of(CallContext call, Operation operation, object input)
    {
        var action = "logs:" + operation.Name;
        if (OnNothing.Contains(operation.Name))
        {
            return [new Need(action)];
        }

        var keys = new NeedKeys();
        if (InputMembers.Of(operation.Input, input, "tags") is IReadOnlyDictionary<string, string> tags)
        {
            keys.WithRequestTags(tags.Select(tag => (tag.Key, tag.Value)));
        }
        else if (Texts(InputMembers.Of(operation.Input, input, "tagKeys")) is { Count: > 0 } names)
        {
            keys.With("aws:TagKeys", names);
        }

        return InputMembers.Of(operation.Input, input, "resourceArn") is string arn
            ? [new Need(action, arn) { Keys = keys }]
            : Groups.SelectMany(name => Texts(InputMembers.Of(operation.Input, input, name))).DefaultIfEmpty("")
                .Select(group => new Need(action, ArnOf(call, group, operation, input)) { Keys = keys });
    }

    private static string ArnOf(CallContext call, string group, Operation operation, object input)
    {
        var stream = OnStreams.Contains(operation.Name) ? InputMembers.Of(operation.Input, input, "logStreamName") as string : "";
        var own = group.StartsWith("arn:", StringComparison.Ordinal) ? group.TrimEnd('*').TrimEnd(':') : $"arn:aws:logs:{call.Region}:{call.Account}:log-group:{group}";
        return $"{own}:log-stream:{stream}";
    }

    private static List<string> Texts(object? value) => value switch
    {
        string one => [one],
        IEnumerable<string> several => [.. several],
        _ => [],
    };
}
