using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record StopQueryRequest
{
    [Required, Length(1, 256)]
    public string? QueryId { get; init; }
}
