using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Control.Lists;
using Plimsoll.SecretsManager.Control.Policies;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Values of several secrets: what keeps one from being read is told beside the others.</summary>
internal sealed class BatchApi(SecretsContext context, SecretReads reads, SecretAccess access)
{
    private const int PageSize = 20;
    private const int LongestId = 2048;
    private static readonly SecretOrder Order = new("created-date", Descending: false);
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "BatchGetSecretValue", SecretsManagerApiJson.Default.BatchGetSecretValueRequest, SecretsManagerApiJson.Default.BatchGetSecretValueResponse, GetAsync),
    ];

    private async ValueTask<BatchGetSecretValueResponse> GetAsync(CallContext call, BatchGetSecretValueRequest input)
    {
        if ((input.SecretIdList is null) == (input.Filters is null))
        {
            throw SecretsErrors.OneOfIdsAndFilters();
        }

        if (input.MaxResults is not null && input.Filters is null)
        {
            throw SecretsErrors.PageWithoutFilters();
        }

        Elements.Check("secretIdList", input.SecretIdList, LongestId);
        SecretFilters.Check(input.Filters);
        var (ids, next) = input.SecretIdList is { } given ? (given, null) : await FindAsync(call, input).ConfigureAwait(false);
        var values = new List<SecretValueEntry>();
        var errors = new List<ApiError>();
        foreach (var id in ids)
        {
            try
            {
                values.Add(await ReadAsync(call, id).ConfigureAwait(false));
            }
            catch (AwsException error)
            {
                errors.Add(new ApiError { SecretId = id, ErrorCode = error.Code, Message = error.Message });
            }
        }

        return new BatchGetSecretValueResponse { SecretValues = values, Errors = errors, NextToken = next };
    }

    private async ValueTask<(IReadOnlyList<string> Ids, string? NextToken)> FindAsync(CallContext call, BatchGetSecretValueRequest input)
    {
        var (items, next) = await context.Cell(call).ReadAsync(view => _pages.Cut(
            call, $"BatchGetSecretValue {SecretFilters.Text(input.Filters)}", input.MaxResults ?? PageSize, input.NextToken,
            after => Order.Sort(
                view.All(SecretTables.Secrets).Where(secret => secret.DeletionDate is null && SecretFilters.Match(secret, input.Filters)), after),
            Order.KeyOf)).ConfigureAwait(false);
        return ([.. items.Select(secret => secret.Arn)], next);
    }

    private async ValueTask<SecretValueEntry> ReadAsync(CallContext call, string id)
    {
        access.RequireRead(call, id);
        var (secret, version, value) = await reads.ReadAsync(SecretRef.Read(call, id)).ConfigureAwait(false);
        return new SecretValueEntry
        {
            Arn = secret.Arn,
            Name = secret.Name,
            VersionId = version.VersionId,
            SecretString = value.Text,
            SecretBinary = value.Binary,
            VersionStages = secret.LabelsOf(version.VersionId),
            CreatedDate = version.CreatedDate,
        };
    }
}
