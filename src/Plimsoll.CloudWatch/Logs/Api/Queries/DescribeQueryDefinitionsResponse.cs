namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record DescribeQueryDefinitionsResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<QueryDefinitionShape>? QueryDefinitions { get; init; }
}
