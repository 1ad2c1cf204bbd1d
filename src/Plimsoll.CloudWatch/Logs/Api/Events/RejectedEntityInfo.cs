namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record RejectedEntityInfo
{
    public string? ErrorType { get; init; }
}
