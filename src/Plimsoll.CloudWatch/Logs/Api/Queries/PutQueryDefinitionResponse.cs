namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record PutQueryDefinitionResponse
{
    public string? QueryDefinitionId { get; init; }
}
