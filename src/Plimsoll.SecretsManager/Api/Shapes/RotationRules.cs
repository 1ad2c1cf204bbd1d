using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>When a secret is to be rotated.</summary>
internal sealed record RotationRules
{
    [Range(1, 1000)]
    public long? AutomaticallyAfterDays { get; init; }

    [Length(2, 3)]
    [Pattern(@"[0-9]+h")]
    public string? Duration { get; init; }

    [Length(1, 256)]
    [Pattern(@"[0-9A-Za-z\(\)#\?\*\-\/, ]+")]
    public string? ScheduleExpression { get; init; }
}
