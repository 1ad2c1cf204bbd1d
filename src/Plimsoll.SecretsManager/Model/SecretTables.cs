using Plimsoll.Cells.Tables;

namespace Plimsoll.SecretsManager.Model;

/// <summary>The tables of Secrets Manager in a cell.</summary>
internal static class SecretTables
{
    public static readonly Table<SecretRecord> Secrets = new("secretsmanager.secret", secret => secret.Name, SecretsModelJson.Default.SecretRecord);
    public static readonly Index<SecretRecord> SecretsToDelete = Secrets.Index(secret => secret.DeletionDate is null ? null : "");

    public static readonly Table<SecretVersionRecord> Versions =
        new("secretsmanager.version", version => version.Key, SecretsModelJson.Default.SecretVersionRecord);
    public static readonly Index<SecretVersionRecord> VersionsBySecret = Versions.Index(version => version.Secret);

    public static readonly Table<SecretPolicyRecord> Policies =
        new("secretsmanager.policy", policy => policy.Secret, SecretsModelJson.Default.SecretPolicyRecord);

    /// <summary>All of them, for the schema.</summary>
    public static IReadOnlyList<Table> All => [Secrets, Versions, Policies];
}
