namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record SessionStreamingException
{
    public string? Message { get; init; }
}
