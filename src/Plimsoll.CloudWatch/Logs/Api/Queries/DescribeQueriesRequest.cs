using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record DescribeQueriesRequest
{
    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    [OneOf("CWLI", "SQL", "PPL")]
    public string? QueryLanguage { get; init; }

    [OneOf("Scheduled", "Running", "Complete", "Failed", "Cancelled", "Timeout", "Unknown")]
    public string? Status { get; init; }
}
