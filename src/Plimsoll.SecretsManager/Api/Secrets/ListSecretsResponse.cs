using Plimsoll.SecretsManager.Api.Shapes;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Output of <c>ListSecrets</c>.</summary>
internal sealed record ListSecretsResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<SecretListEntry>? SecretList { get; init; }
}
