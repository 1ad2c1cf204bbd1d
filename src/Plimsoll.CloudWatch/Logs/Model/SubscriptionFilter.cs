namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A subscription filter.</summary>
/// <param name="Id">The store's key; never used twice.</param>
/// <param name="GroupId">Key of its group.</param>
/// <param name="Name">Unique in its group.</param>
/// <param name="Pattern">Which events.</param>
/// <param name="Created">Milliseconds since 1970.</param>
/// <param name="Destination">As given: <see cref="Subscriptions.SubscriptionDestination"/>.</param>
/// <param name="Distribution"><c>ByLogStream</c> or <c>Random</c>.</param>
/// <param name="Role">As given; nothing here assumes it.</param>
internal sealed record SubscriptionFilter(
    long Id, long GroupId, string Name, string Pattern, long Created, string Destination, string Distribution, string? Role);
