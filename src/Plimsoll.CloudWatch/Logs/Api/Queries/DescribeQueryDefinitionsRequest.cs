using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record DescribeQueryDefinitionsRequest
{
    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    [Length(1, 255)]
    public string? QueryDefinitionNamePrefix { get; init; }

    [OneOf("CWLI", "SQL", "PPL")]
    public string? QueryLanguage { get; init; }
}
