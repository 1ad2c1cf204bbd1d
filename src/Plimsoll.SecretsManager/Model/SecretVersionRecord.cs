namespace Plimsoll.SecretsManager.Model;

/// <summary>A version of a secret as it is stored: its value is sealed.</summary>
/// <param name="Secret">Name of the secret.</param>
/// <param name="VersionId">The token of the call that made it.</param>
/// <param name="Sealed">The value, as <see cref="Control.Values.SecretValues"/> seals it.</param>
/// <param name="IsBinary">True when the value came as bytes.</param>
/// <param name="CreatedDate">When it was made.</param>
internal sealed record SecretVersionRecord(string Secret, string VersionId, string Sealed, bool IsBinary, DateTimeOffset CreatedDate)
{
    /// <summary>A day; null until the first read.</summary>
    public DateTimeOffset? LastAccessedDate { get; init; }

    /// <summary>The key that the owner named; null for AWS's default key.</summary>
    public string? KmsKeyId { get; init; }

    public string Key => KeyOf(Secret, VersionId);

    // No name has a space.
    public static string KeyOf(string secret, string versionId) => $"{secret} {versionId}";

    /// <summary>No value, not even a sealed one.</summary>
    public override string ToString() => Key;
}
