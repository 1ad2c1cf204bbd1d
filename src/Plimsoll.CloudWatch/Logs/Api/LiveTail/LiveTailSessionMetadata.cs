namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record LiveTailSessionMetadata
{
    public bool? Sampled { get; init; }
}
