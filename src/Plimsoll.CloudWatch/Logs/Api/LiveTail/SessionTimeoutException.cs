namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record SessionTimeoutException
{
    public string? Message { get; init; }
}
