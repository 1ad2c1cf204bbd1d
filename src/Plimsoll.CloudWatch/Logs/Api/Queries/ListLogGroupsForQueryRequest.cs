using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record ListLogGroupsForQueryRequest
{
    [Range(50, 500)]
    public int? MaxResults { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    [Required, Length(1, 256)]
    public string? QueryId { get; init; }
}
