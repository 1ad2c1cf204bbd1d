namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record StopQueryResponse
{
    public bool? Success { get; init; }
}
