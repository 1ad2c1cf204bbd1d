using Plimsoll.Cells;
using Plimsoll.SecretsManager.Model;

namespace Plimsoll.SecretsManager.Control.Deletion;

/// <summary>Takes a secret away with all that it has.</summary>
internal static class SecretRemoval
{
    public static void Remove(Tx tx, string name)
    {
        foreach (var key in tx.In(SecretTables.VersionsBySecret, name).Select(version => version.Key).ToList())
        {
            tx.Remove(SecretTables.Versions, key);
        }

        tx.Remove(SecretTables.Policies, name);
        tx.Remove(SecretTables.Secrets, name);
    }
}
