namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record GetQueryResultsResponse
{
    public string? EncryptionKey { get; init; }

    public string? NextToken { get; init; }

    public string? QueryLanguage { get; init; }

    public IReadOnlyList<IReadOnlyList<ResultField>>? Results { get; init; }

    public QueryStatistics? Statistics { get; init; }

    public string? Status { get; init; }
}
