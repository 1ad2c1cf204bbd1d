using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record StartLiveTailRequest
{
    [Length(0, 1024)]
    public string? LogEventFilterPattern { get; init; }

    [Required, Length(1, 10)]
    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<string>? LogStreamNamePrefixes { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<string>? LogStreamNames { get; init; }
}
