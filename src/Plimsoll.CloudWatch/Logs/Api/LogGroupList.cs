using Plimsoll.CloudWatch.Logs.Api.Groups;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>DescribeLogGroups, ListLogGroups.</summary>
internal sealed class LogGroupList(LogsContext context)
{
    public ValueTask<DescribeLogGroupsResponse> DescribeAsync(CallContext call, DescribeLogGroupsRequest request)
    {
        Check(request);

        // No account is linked to another here, so a list of other accounts leaves nothing to show.
        if (request.AccountIdentifiers is { Count: > 0 } accounts && !accounts.Contains(call.Account))
        {
            return ValueTask.FromResult(new DescribeLogGroupsResponse { LogGroups = [] });
        }

        var identifiers = request.LogGroupIdentifiers?.Select(id => LogsArns.FromIdentifier(call, id)).ToHashSet(StringComparer.Ordinal);
        var query = string.Join(
            '\n', call.Account, call.Region, "DescribeLogGroups", request.LogGroupNamePrefix, request.LogGroupNamePattern, request.LogGroupClass,
            string.Join(',', identifiers ?? []));
        var (groups, nextToken) = context.Page(query, request.Limit, request.NextToken, List, group => group.Name);
        var counts = context.Store.Read(reader => groups.ToDictionary(group => group.Id, group => reader.Filters.CountMetrics(group.Id)));
        return ValueTask.FromResult(new DescribeLogGroupsResponse
        {
            LogGroups = [.. groups.Select(group => request.LogGroupNamePattern is null ? Show(group, counts) : ShowBriefly(group))],
            NextToken = nextToken,
        });

        IEnumerable<LogGroup> List(LogReader reader, string? after) => reader.Groups
            .List(LogsContext.Scope(call), request.LogGroupNamePrefix ?? "", after)
            .Where(group => request.LogGroupNamePattern is not { } pattern || group.Name.Contains(pattern, StringComparison.Ordinal))
            .Where(group => request.LogGroupClass is not { } logClass || group.Class == logClass)
            .Where(group => identifiers is null || identifiers.Contains(group.Name));
    }

    public ValueTask<ListLogGroupsResponse> ListAsync(CallContext call, ListLogGroupsRequest request)
    {
        CheckAccounts(request.AccountIdentifiers, request.IncludeLinkedAccounts);
        if (request.AccountIdentifiers is { Count: > 0 } accounts && !accounts.Contains(call.Account))
        {
            return ValueTask.FromResult(new ListLogGroupsResponse { LogGroups = [] });
        }

        var query = string.Join('\n', call.Account, call.Region, "ListLogGroups", request.LogGroupNamePattern, request.LogGroupClass);
        var alternatives = request.LogGroupNamePattern?.Split('|');
        var (groups, nextToken) = context.Page(query, request.Limit, request.NextToken, List, group => group.Name);
        return ValueTask.FromResult(new ListLogGroupsResponse
        {
            LogGroups =
            [
                .. groups.Select(group => new LogGroupSummary { LogGroupArn = LogsArns.Group(group), LogGroupClass = group.Class, LogGroupName = group.Name }),
            ],
            NextToken = nextToken,
        });

        IEnumerable<LogGroup> List(LogReader reader, string? after) => reader.Groups
            .List(LogsContext.Scope(call), "", after)
            .Where(group => request.LogGroupClass is not { } logClass || group.Class == logClass)
            .Where(group => alternatives is null || Array.Exists(alternatives, text => Matches(group.Name, text)));
    }

    // A text that the name has in it, or begins with.
    private static bool Matches(string name, string text) =>
        text[0] == '^' ? name.StartsWith(text[1..], StringComparison.Ordinal) : name.Contains(text, StringComparison.Ordinal);

    private static void Check(DescribeLogGroupsRequest request)
    {
        if (request.LogGroupNamePrefix is not null && request.LogGroupNamePattern is not null)
        {
            throw LogsErrors.InvalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        if (request.LogGroupIdentifiers is not null
            && (request.LogGroupNamePrefix ?? request.LogGroupNamePattern ?? request.LogGroupClass) is not null)
        {
            throw LogsErrors.InvalidParameter("logGroupIdentifiers can only be combined with includeLinkedAccounts.");
        }

        CheckAccounts(request.AccountIdentifiers, request.IncludeLinkedAccounts);
    }

    private static void CheckAccounts(IReadOnlyList<string>? accounts, bool? linked)
    {
        if (accounts is { Count: > 0 } && linked != true)
        {
            throw LogsErrors.InvalidParameter("accountIdentifiers can only be specified when includeLinkedAccounts is true.");
        }
    }

    private static LogGroupShape Show(LogGroup group, IReadOnlyDictionary<long, int> counts) => ShowBriefly(group) with
    {
        BearerTokenAuthenticationEnabled = false,
        DeletionProtectionEnabled = group.DeletionProtected,
        LogGroupArn = LogsArns.Group(group),
        LogGroupClass = group.Class,
        MetricFilterCount = counts.GetValueOrDefault(group.Id),
        RetentionInDays = group.RetentionInDays,
        StoredBytes = group.StoredBytes,
    };

    // With a name pattern AWS gives these three and no more.
    private static LogGroupShape ShowBriefly(LogGroup group) => new()
    {
        Arn = $"{LogsArns.Group(group)}:*",
        CreationTime = group.Created,
        LogGroupName = group.Name,
    };
}
