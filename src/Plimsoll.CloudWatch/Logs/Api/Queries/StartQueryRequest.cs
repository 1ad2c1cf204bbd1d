using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record StartQueryRequest
{
    [Required, Range(0)]
    public long? EndTime { get; init; }

    [Range(1, 100000)]
    public int? Limit { get; init; }

    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    public IReadOnlyList<string>? LogGroupNames { get; init; }

    [OneOf("CWLI", "SQL", "PPL")]
    public string? QueryLanguage { get; init; }

    [Required, Length(0, 10000)]
    public string? QueryString { get; init; }

    [Required, Range(0)]
    public long? StartTime { get; init; }
}
