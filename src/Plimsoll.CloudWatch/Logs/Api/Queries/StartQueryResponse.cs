namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record StartQueryResponse
{
    public string? QueryId { get; init; }
}
