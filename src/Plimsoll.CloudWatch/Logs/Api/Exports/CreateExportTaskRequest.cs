using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record CreateExportTaskRequest
{
    [Required, Length(1, 512)]
    public string? Destination { get; init; }

    public string? DestinationPrefix { get; init; }

    [Required, Range(0)]
    public long? From { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(1, 512), Pattern(@"[^:*]*")]
    public string? LogStreamNamePrefix { get; init; }

    [Length(1, 512)]
    public string? TaskName { get; init; }

    [Required, Range(0)]
    public long? To { get; init; }
}
