using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>A tag of a secret.</summary>
internal sealed record Tag
{
    [Length(1, 128)]
    public string? Key { get; init; }

    [Length(0, 256)]
    public string? Value { get; init; }
}
