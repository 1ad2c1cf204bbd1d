using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Input of <c>BatchGetSecretValue</c>.</summary>
internal sealed record BatchGetSecretValueRequest
{
    [Length(0, 10)]
    public IReadOnlyList<Filter>? Filters { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }

    [Length(1, 4096)]
    public string? NextToken { get; init; }

    [Length(1, 20)]
    public IReadOnlyList<string>? SecretIdList { get; init; }
}
