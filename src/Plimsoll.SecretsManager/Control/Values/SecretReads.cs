using Plimsoll.Cells;
using Plimsoll.SecretsManager.Control.Versions;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Control.Values;

/// <summary>Reads of values.</summary>
internal sealed class SecretReads(SecretsContext context)
{
    /// <summary>A secret and the version that is meant; the day of the read is kept.</summary>
    /// <param name="place">The secret.</param>
    /// <param name="versionId">From the caller, or null.</param>
    /// <param name="label">From the caller; null for the current version's.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>ResourceNotFoundException</c>, <c>InvalidRequestException</c>, <c>DecryptionFailure</c>.</exception>
    public async ValueTask<(SecretRecord Secret, SecretVersionRecord Version, SecretValue Value)> ReadAsync(SecretRef place, string? versionId = null, string? label = null)
    {
        var today = context.Today;
        var cell = context.Cell(place);
        var (secret, version) = await cell.ReadAsync(view => Find(view, place, versionId, label)).ConfigureAwait(false);
        var value = context.Values.Open(secret.Arn, version);
        if (secret.LastAccessedDate != today || version.LastAccessedDate != today)
        {
            await cell.WriteAsync(tx => Touch(tx, secret.Arn, version, today)).ConfigureAwait(false);
        }

        return (secret, version, value);
    }

    private static (SecretRecord Secret, SecretVersionRecord Version) Find(View view, SecretRef place, string? versionId, string? label)
    {
        var secret = SecretsContext.Live(view, place);
        var wanted = versionId ?? secret.Labels.GetValueOrDefault(label ?? StagingLabels.Current) ?? throw SecretsErrors.LabelNotFound(label ?? StagingLabels.Current);
        var version = view.Get(SecretTables.Versions, SecretVersionRecord.KeyOf(secret.Name, wanted)) ?? throw SecretsErrors.VersionNotFound(wanted);
        return label is not null && secret.Labels.GetValueOrDefault(label) != wanted ? throw SecretsErrors.LabelOfOtherVersion() : (secret, version);
    }

    // What has changed meanwhile stays so.
    private static void Touch(Tx tx, string arn, SecretVersionRecord read, DateTimeOffset today)
    {
        if (tx.Get(SecretTables.Secrets, read.Secret) is { } secret && secret.Arn == arn)
        {
            tx.Put(SecretTables.Secrets, secret with { LastAccessedDate = today });
            if (tx.Get(SecretTables.Versions, read.Key) is { } version)
            {
                tx.Put(SecretTables.Versions, version with { LastAccessedDate = today });
            }
        }
    }
}
