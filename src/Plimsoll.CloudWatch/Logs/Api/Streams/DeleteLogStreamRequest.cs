using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Streams;

internal sealed record DeleteLogStreamRequest
{
    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Required, Length(1, 512), Pattern(@"[^:*]*")]
    public string? LogStreamName { get; init; }
}
