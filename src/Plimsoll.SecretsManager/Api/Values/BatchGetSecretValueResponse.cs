using Plimsoll.SecretsManager.Api.Shapes;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Output of <c>BatchGetSecretValue</c>.</summary>
internal sealed record BatchGetSecretValueResponse
{
    public IReadOnlyList<ApiError>? Errors { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<SecretValueEntry>? SecretValues { get; init; }
}
