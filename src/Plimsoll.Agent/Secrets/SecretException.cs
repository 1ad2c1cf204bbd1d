namespace Plimsoll.Agent.Secrets;

/// <summary>A secret cannot be had. The message is for people and holds no value of any secret.</summary>
/// <param name="message">As the ECS agent words it (docs/spec: secrets-parameters §8).</param>
internal sealed class SecretException(string message) : Exception(message);
