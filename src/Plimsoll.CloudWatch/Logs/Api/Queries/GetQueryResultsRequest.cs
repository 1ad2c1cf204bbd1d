using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record GetQueryResultsRequest
{
    [Range(0, 10000)]
    public int? MaxItems { get; init; }

    [Length(0, 1024)]
    public string? NextToken { get; init; }

    [Required, Length(1, 256)]
    public string? QueryId { get; init; }
}
