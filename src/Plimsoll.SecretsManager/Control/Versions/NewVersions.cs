using Plimsoll.Cells;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Control.Versions;

/// <summary>Puts new values into secrets.</summary>
internal sealed class NewVersions(SecretsContext context)
{
    private const int MostVersions = 100;
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(24);
    private static readonly string[] CurrentAlone = [StagingLabels.Current];

    /// <summary>
    /// Puts a value. The same value under the same token once more changes nothing; another one is refused. The first version of a secret becomes
    /// the current one whatever is said.
    /// </summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="token">Becomes the version's id.</param>
    /// <param name="value">The value.</param>
    /// <param name="stages">Labels of the version; null for the current one's.</param>
    /// <returns>The secret after it.</returns>
    /// <exception cref="Wire.Errors.AwsException"><c>ResourceExistsException</c>, <c>LimitExceededException</c>.</exception>
    public SecretRecord Put(Tx tx, SecretRecord secret, string token, SecretValue value, IReadOnlyList<string>? stages = null)
    {
        if (tx.Get(SecretTables.Versions, SecretVersionRecord.KeyOf(secret.Name, token)) is { } existing)
        {
            return context.Values.Open(secret.Arn, existing).Is(value) ? secret : throw SecretsErrors.TokenInUse(token, secret.Arn);
        }

        var now = context.Now;
        var wanted = stages ?? CurrentAlone;
        var isFirst = tx.Count(SecretTables.VersionsBySecret, secret.Name) == 0;
        var after = secret with
        {
            Labels = StagingLabels.Put(secret.Labels, token, isFirst ? [.. wanted.Union(CurrentAlone)] : wanted),
            LastChangedDate = now,
        };
        tx.Put(
            SecretTables.Versions,
            new SecretVersionRecord(secret.Name, token, context.Values.Seal(secret.Arn, token, value), value.IsBinary, now) { KmsKeyId = secret.KmsKeyId });
        Prune(tx, after, now);
        tx.Put(SecretTables.Secrets, after);
        return after;
    }

    // Versions without labels go, the oldest first, when there are too many and they had their day.
    private static void Prune(Tx tx, SecretRecord secret, DateTimeOffset now)
    {
        var extra = tx.Count(SecretTables.VersionsBySecret, secret.Name) - MostVersions;
        if (extra <= 0)
        {
            return;
        }

        var labelled = secret.Labels.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var key in tx.In(SecretTables.VersionsBySecret, secret.Name)
            .Where(version => !labelled.Contains(version.VersionId) && version.CreatedDate + LeastAge <= now)
            .OrderBy(version => version.CreatedDate)
            .Take(extra)
            .Select(version => version.Key)
            .ToList())
        {
            tx.Remove(SecretTables.Versions, key);
        }
    }
}
