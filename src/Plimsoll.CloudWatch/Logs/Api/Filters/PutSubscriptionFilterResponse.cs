namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record PutSubscriptionFilterResponse;
