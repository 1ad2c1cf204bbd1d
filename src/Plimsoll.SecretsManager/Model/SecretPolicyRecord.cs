namespace Plimsoll.SecretsManager.Model;

/// <summary>The resource policy of a secret.</summary>
/// <param name="Secret">Name of the secret.</param>
/// <param name="Text">As it was given.</param>
internal sealed record SecretPolicyRecord(string Secret, string Text);
