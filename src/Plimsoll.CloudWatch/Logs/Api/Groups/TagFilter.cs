using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record TagFilter
{
    [Required, Length(1, 128), Pattern(@"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$")]
    public string? Key { get; init; }

    [Length(0, 5)]
    public IReadOnlyList<string>? Values { get; init; }
}
