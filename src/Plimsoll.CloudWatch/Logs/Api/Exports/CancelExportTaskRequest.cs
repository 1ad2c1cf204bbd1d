using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record CancelExportTaskRequest
{
    [Required, Length(1, 512)]
    public string? TaskId { get; init; }
}
