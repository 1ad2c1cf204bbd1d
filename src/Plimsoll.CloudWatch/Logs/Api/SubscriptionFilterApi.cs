using System.Net;
using Plimsoll.CloudWatch.Logs.Api.Filters;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.CloudWatch.Logs.Subscriptions;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Subscription filters.</summary>
internal sealed class SubscriptionFilterApi(LogsContext context)
{
    private const int MostOfGroup = 2;

    public async ValueTask<PutSubscriptionFilterResponse> PutAsync(CallContext call, PutSubscriptionFilterRequest request)
    {
        LogsErrors.ParsePattern(request.FilterPattern!);
        var destination = request.DestinationArn!;
        var target = Target(call, destination);
        var now = context.Now;
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            if (target is not null && writer.Groups.Find(group.Scope, target) is null)
            {
                throw LogsErrors.GroupNotFound();
            }

            if (target == group.Name)
            {
                throw LogsErrors.InvalidParameter("A log group cannot subscribe to itself.");
            }

            if (writer.Filters.Subscriptions(group.Id).Count(filter => filter.Name != request.FilterName) >= MostOfGroup)
            {
                throw LogsErrors.LimitExceeded("Resource limit exceeded.");
            }

            writer.Filtering.Put(new SubscriptionFilter(
                0, group.Id, request.FilterName!, request.FilterPattern!, now, destination, request.Distribution ?? "ByLogStream", request.RoleArn));
        }).ConfigureAwait(false);
        return new PutSubscriptionFilterResponse();
    }

    public ValueTask<DescribeSubscriptionFiltersResponse> DescribeAsync(CallContext call, DescribeSubscriptionFiltersRequest request)
    {
        var query = string.Join('\n', call.Account, call.Region, "DescribeSubscriptionFilters", request.LogGroupName, request.FilterNamePrefix);
        var (filters, nextToken) = context.Page(query, request.Limit, request.NextToken, List, filter => filter.Name);
        return ValueTask.FromResult(new DescribeSubscriptionFiltersResponse
        {
            NextToken = nextToken,
            SubscriptionFilters = [.. filters.Select(filter => Show(request.LogGroupName!, filter))],
        });

        IEnumerable<SubscriptionFilter> List(LogReader reader, string? after) => reader.Filters
            .Subscriptions(LogsContext.Group(reader.Groups, call, request.LogGroupName!).Id)
            .Where(filter => request.FilterNamePrefix is not { } prefix || filter.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(filter => after is null || string.CompareOrdinal(filter.Name, after) > 0);
    }

    public async ValueTask<DeleteSubscriptionFilterResponse> DeleteAsync(CallContext call, DeleteSubscriptionFilterRequest request)
    {
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            if (!writer.Filtering.DeleteSubscription(group.Id, request.FilterName!))
            {
                throw LogsErrors.NotFound("The specified subscription filter does not exist.");
            }
        }).ConfigureAwait(false);
        return new DeleteSubscriptionFilterResponse();
    }

    // The group that is to receive; null for a webhook. Everything else is refused by name.
    private static string? Target(CallContext call, string destination)
    {
        if (SubscriptionDestination.IsWebhook(destination))
        {
            var address = SubscriptionDestination.Webhook(destination)
                ?? throw LogsErrors.InvalidParameter("destinationArn plimsoll:webhook:… takes an http or https address without user and password.");

            // One that is written as a number; what a name stands for is looked at when it is called.
            return IPAddress.TryParse(address.DnsSafeHost, out var number) && WebhookClient.IsRefused(number)
                ? throw LogsErrors.InvalidParameter($"destinationArn {destination} is refused: {WebhookRefusedException.Reason}.")
                : null;
        }

        if (!Arn.TryParse(destination, out var arn) || arn.Service != "logs" || !arn.Resource.StartsWith("log-group:", StringComparison.Ordinal))
        {
            throw LogsErrors.InvalidParameter(
                $"destinationArn {destination} is not supported by Plimsoll: it delivers to plimsoll:webhook:https://… and to the ARN of a log group.");
        }

        LogsArns.FromArn(call, destination);
        return LogsArns.NameOf(destination);
    }

    private static SubscriptionFilterShape Show(string group, SubscriptionFilter filter) => new()
    {
        ApplyOnTransformedLogs = false,
        CreationTime = filter.Created,
        DestinationArn = filter.Destination,
        Distribution = filter.Distribution,
        FilterName = filter.Name,
        FilterPattern = filter.Pattern,
        LogGroupName = group,
        RoleArn = filter.Role,
    };
}
