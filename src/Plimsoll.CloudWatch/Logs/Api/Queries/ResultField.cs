namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record ResultField
{
    public string? Field { get; init; }

    public string? Value { get; init; }
}
