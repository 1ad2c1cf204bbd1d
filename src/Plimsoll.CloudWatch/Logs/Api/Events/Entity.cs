using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record Entity
{
    [Length(0, 10)]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    [Length(2, 4)]
    public IReadOnlyDictionary<string, string>? KeyAttributes { get; init; }
}
