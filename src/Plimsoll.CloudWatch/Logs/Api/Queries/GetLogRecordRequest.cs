using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record GetLogRecordRequest
{
    [Required]
    public string? LogRecordPointer { get; init; }

    public bool? Unmask { get; init; }
}
