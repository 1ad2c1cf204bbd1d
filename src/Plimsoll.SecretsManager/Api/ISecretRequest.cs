namespace Plimsoll.SecretsManager.Api;

/// <summary>A request about one secret: the policy of the secret has a say in it.</summary>
internal interface ISecretRequest
{
    /// <summary>Name or ARN of the secret, whole or without its last six letters.</summary>
    string? SecretId { get; }
}
