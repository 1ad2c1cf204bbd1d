using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>Which secrets are meant, by one of their attributes.</summary>
internal sealed record Filter
{
    [OneOf("description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all")]
    public string? Key { get; init; }

    [Length(1, 10)]
    public IReadOnlyList<string>? Values { get; init; }
}
