namespace Plimsoll.CloudWatch.Logs.Subscriptions;

/// <summary>
/// Where a subscription delivers: <c>plimsoll:webhook:https://…</c>, an address that is sent what a Lambda function would be
/// handed; or the ARN of another log group of the same account and region.
/// </summary>
internal static class SubscriptionDestination
{
    private const string WebhookPrefix = "plimsoll:webhook:";

    /// <summary>The address of a webhook; null where the destination is none, or its address cannot be used.</summary>
    public static Uri? Webhook(string destination) =>
        IsWebhook(destination)
        && Uri.TryCreate(destination[WebhookPrefix.Length..], UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0
            ? address
            : null;

    public static bool IsWebhook(string destination) => destination.StartsWith(WebhookPrefix, StringComparison.Ordinal);

    /// <summary>Stream of the receiving group: the group and stream that events come from. Of one too long the end.</summary>
    public static string StreamName(string group, string stream)
    {
        const int Most = 512;
        var name = $"{group}/{stream}";
        return name.Length <= Most ? name : name[^Most..];
    }
}
