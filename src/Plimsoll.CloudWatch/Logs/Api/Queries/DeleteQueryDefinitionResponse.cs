namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record DeleteQueryDefinitionResponse
{
    public bool? Success { get; init; }
}
