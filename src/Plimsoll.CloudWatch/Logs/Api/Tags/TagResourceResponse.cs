namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record TagResourceResponse;
