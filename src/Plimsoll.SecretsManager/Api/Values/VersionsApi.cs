using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Control.Versions;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Versions of secrets and the staging labels on them.</summary>
internal sealed class VersionsApi(SecretsContext context)
{
    private const int PageSize = 100;
    private const string DefaultKey = "DefaultEncryptionKey";
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("ListSecretVersionIds", SecretsManagerApiJson.Default.ListSecretVersionIdsRequest, SecretsManagerApiJson.Default.ListSecretVersionIdsResponse, ListAsync),
        Create(
            "UpdateSecretVersionStage", SecretsManagerApiJson.Default.UpdateSecretVersionStageRequest,
            SecretsManagerApiJson.Default.UpdateSecretVersionStageResponse, MoveAsync),
    ];

    private ValueTask<ListSecretVersionIdsResponse> ListAsync(CallContext call, ListSecretVersionIdsRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        var all = input.IncludeDeprecated == true;
        return context.Cell(place).ReadAsync(view =>
        {
            var secret = SecretsContext.Known(view, place);
            var labelled = secret.Labels.Values.ToHashSet(StringComparer.Ordinal);
            var (items, next) = _pages.Cut(
                call, $"ListSecretVersionIds {secret.Arn} {all}", input.MaxResults ?? PageSize, input.NextToken,
                after => view.In(SecretTables.VersionsBySecret, secret.Name, after).Where(version => all || labelled.Contains(version.VersionId)),
                version => version.Key);
            return new ListSecretVersionIdsResponse { Arn = secret.Arn, Name = secret.Name, Versions = [.. items.Select(version => Entry(secret, version))], NextToken = next };
        });
    }

    private ValueTask<UpdateSecretVersionStageResponse> MoveAsync(CallContext call, UpdateSecretVersionStageRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        return context.Cell(place).WriteAsync(tx =>
        {
            var secret = SecretsContext.Live(tx, place);
            foreach (var id in new[] { input.MoveToVersionId, input.RemoveFromVersionId }.OfType<string>())
            {
                _ = tx.Get(SecretTables.Versions, SecretVersionRecord.KeyOf(secret.Name, id)) ?? throw SecretsErrors.NotAVersion(id);
            }

            tx.Put(SecretTables.Secrets, secret with
            {
                Labels = StagingLabels.Move(secret.Labels, input.VersionStage!, input.RemoveFromVersionId, input.MoveToVersionId),
                LastChangedDate = context.Now,
            });
            return new UpdateSecretVersionStageResponse { Arn = secret.Arn, Name = secret.Name };
        });
    }

    private static SecretVersionsListEntry Entry(SecretRecord secret, SecretVersionRecord version) => new()
    {
        VersionId = version.VersionId,
        VersionStages = secret.LabelsOf(version.VersionId) is { Count: > 0 } labels ? labels : null,
        CreatedDate = version.CreatedDate,
        LastAccessedDate = version.LastAccessedDate,
        KmsKeyIds = [version.KmsKeyId ?? DefaultKey],
    };
}
