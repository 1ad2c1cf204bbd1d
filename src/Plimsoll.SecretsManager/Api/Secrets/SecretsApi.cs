using Plimsoll.Cells;
using Plimsoll.SecretsManager.Api.Tags;
using Plimsoll.SecretsManager.Control.Deletion;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Control.Versions;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Secrets: made, changed, described, deleted and restored.</summary>
internal sealed class SecretsApi(SecretsContext context, NewVersions versions)
{
    private const int LeastDays = 7;
    private const int MostDays = 30;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateSecret", SecretsManagerApiJson.Default.CreateSecretRequest, SecretsManagerApiJson.Default.CreateSecretResponse, CreateAsync),
        Create("UpdateSecret", SecretsManagerApiJson.Default.UpdateSecretRequest, SecretsManagerApiJson.Default.UpdateSecretResponse, UpdateAsync),
        Create("DescribeSecret", SecretsManagerApiJson.Default.DescribeSecretRequest, SecretsManagerApiJson.Default.DescribeSecretResponse, DescribeAsync),
        Create("DeleteSecret", SecretsManagerApiJson.Default.DeleteSecretRequest, SecretsManagerApiJson.Default.DeleteSecretResponse, DeleteAsync),
        Create("RestoreSecret", SecretsManagerApiJson.Default.RestoreSecretRequest, SecretsManagerApiJson.Default.RestoreSecretResponse, RestoreAsync),
    ];

    private ValueTask<CreateSecretResponse> CreateAsync(CallContext call, CreateSecretRequest input)
    {
        var name = SecretRef.Check(input.Name!);
        var token = Tokens.Required(input.ClientRequestToken);
        var value = SecretValue.Of(input.SecretString, input.SecretBinary);
        var tags = input.Tags is { Count: > 0 } given ? TagRules.Merge([], given) : null;
        return context.Cell(call).WriteAsync(tx =>
        {
            if (tx.Get(SecretTables.Secrets, name) is { } existing)
            {
                return IsAgain(tx, existing, token, value)
                    ? new CreateSecretResponse { Arn = existing.Arn, Name = name, VersionId = token }
                    : throw (existing.DeletionDate is null ? SecretsErrors.AlreadyExists(name) : SecretsErrors.NameScheduled());
            }

            var made = new SecretRecord
            {
                Name = name,
                Arn = $"{SecretRef.ArnOf(call.Account, call.Region, name)}-{Ids.Suffix()}",
                Description = Given(input.Description),
                KmsKeyId = Given(input.KmsKeyId),
                Tags = tags,
                CreatedDate = context.Now,
                LastChangedDate = context.Now,
            };
            tx.Put(SecretTables.Secrets, made);
            if (value is not null)
            {
                versions.Put(tx, made, token, value);
            }

            return new CreateSecretResponse { Arn = made.Arn, Name = name, VersionId = value is null ? null : token };
        });
    }

    private ValueTask<UpdateSecretResponse> UpdateAsync(CallContext call, UpdateSecretRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        var token = Tokens.Required(input.ClientRequestToken);
        var value = SecretValue.Of(input.SecretString, input.SecretBinary);
        return context.Cell(place).WriteAsync(tx =>
        {
            var secret = SecretsContext.Live(tx, place);
            var changed = secret with
            {
                Description = input.Description is null ? secret.Description : Given(input.Description),
                KmsKeyId = input.KmsKeyId is null ? secret.KmsKeyId : Given(input.KmsKeyId),
                LastChangedDate = context.Now,
            };
            tx.Put(SecretTables.Secrets, changed);
            if (changed.KmsKeyId != secret.KmsKeyId)
            {
                Rekey(tx, changed);
            }

            if (value is not null)
            {
                versions.Put(tx, changed, token, value);
            }

            return new UpdateSecretResponse { Arn = secret.Arn, Name = secret.Name, VersionId = value is null ? null : token };
        });
    }

    private ValueTask<DescribeSecretResponse> DescribeAsync(CallContext call, DescribeSecretRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        return context.Cell(place).ReadAsync(view =>
        {
            var secret = SecretsContext.Known(view, place);
            return new DescribeSecretResponse
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
                VersionIdsToStages = SecretViews.Versions(secret),
            };
        });
    }

    private ValueTask<DeleteSecretResponse> DeleteAsync(CallContext call, DeleteSecretRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        if (input.RecoveryWindowInDays is < LeastDays or > MostDays)
        {
            throw SecretsErrors.Window();
        }

        var force = input.ForceDeleteWithoutRecovery == true;
        if (force && input.RecoveryWindowInDays is not null)
        {
            throw SecretsErrors.WindowAndForce();
        }

        var date = force ? context.Now : context.Now.AddDays(input.RecoveryWindowInDays ?? MostDays);
        return context.Cell(place).WriteAsync(tx =>
        {
            if (!force)
            {
                var secret = SecretsContext.Live(tx, place);
                tx.Put(SecretTables.Secrets, secret with { DeletionDate = date });
                return new DeleteSecretResponse { Arn = secret.Arn, Name = secret.Name, DeletionDate = date };
            }

            // With force the caller wants it gone: that it never was is no fault.
            var found = SecretsContext.Find(tx, place);
            if (found is not null)
            {
                SecretRemoval.Remove(tx, found.Name);
            }

            return new DeleteSecretResponse { Arn = found?.Arn ?? place.Arn, Name = place.Name, DeletionDate = date };
        });
    }

    private ValueTask<RestoreSecretResponse> RestoreAsync(CallContext call, RestoreSecretRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        return context.Cell(place).WriteAsync(tx =>
        {
            var secret = SecretsContext.Known(tx, place);
            tx.Put(SecretTables.Secrets, secret with { DeletionDate = null });
            return new RestoreSecretResponse { Arn = secret.Arn, Name = secret.Name };
        });
    }

    // The same call once more, whose answer was lost.
    private bool IsAgain(View view, SecretRecord existing, string token, SecretValue? value) =>
        existing.DeletionDate is null && value is not null
        && view.Get(SecretTables.Versions, SecretVersionRecord.KeyOf(existing.Name, token)) is { } version
        && context.Values.Open(existing.Arn, version).Is(value);

    // Of the versions, those that somebody still reads go over to the new key.
    private static void Rekey(Tx tx, SecretRecord secret)
    {
        foreach (var label in new[] { StagingLabels.Current, StagingLabels.Pending, StagingLabels.Previous })
        {
            if (secret.Labels.TryGetValue(label, out var id) && tx.Get(SecretTables.Versions, SecretVersionRecord.KeyOf(secret.Name, id)) is { } version)
            {
                tx.Put(SecretTables.Versions, version with { KmsKeyId = secret.KmsKeyId });
            }
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
