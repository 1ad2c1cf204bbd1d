namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record LogGroupField
{
    public string? Name { get; init; }

    public int? Percent { get; init; }
}
