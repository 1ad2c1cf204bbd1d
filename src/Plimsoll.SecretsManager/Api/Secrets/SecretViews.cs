using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Model;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Secrets as callers see them.</summary>
internal static class SecretViews
{
    /// <summary>The versions that have labels; null when none has.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Versions(SecretRecord secret) =>
        secret.Labels.Count == 0 ? null : secret.Labels.Values.Distinct().ToDictionary(id => id, secret.LabelsOf);

    /// <summary>A secret in a list.</summary>
    public static SecretListEntry Entry(SecretRecord secret) => new()
    {
        Arn = secret.Arn,
        Name = secret.Name,
        Description = secret.Description,
        KmsKeyId = secret.KmsKeyId,
        Tags = secret.Tags,
        CreatedDate = secret.CreatedDate,
        LastChangedDate = secret.LastChangedDate,
        LastAccessedDate = secret.LastAccessedDate,
        DeletedDate = secret.DeletionDate,
        SecretVersionsToStages = Versions(secret),
    };
}
