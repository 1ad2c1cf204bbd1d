using Plimsoll.SecretsManager.Control.Lists;
using Plimsoll.SecretsManager.Model;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Lists of secrets.</summary>
internal sealed class SecretListApi(SecretsContext context)
{
    private const int PageSize = 100;
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
        [Create("ListSecrets", SecretsManagerApiJson.Default.ListSecretsRequest, SecretsManagerApiJson.Default.ListSecretsResponse, ListAsync)];

    private ValueTask<ListSecretsResponse> ListAsync(CallContext call, ListSecretsRequest input)
    {
        SecretFilters.Check(input.Filters);
        var planned = input.IncludePlannedDeletion == true;
        var order = new SecretOrder(input.SortBy, input.SortOrder == "desc");
        var query = $"ListSecrets {order.By} {order.Descending} {planned} {SecretFilters.Text(input.Filters)}";
        return context.Cell(call).ReadAsync(view =>
        {
            var (items, next) = _pages.Cut(
                call, query, input.MaxResults ?? PageSize, input.NextToken,
                after => order.Sort(
                    view.All(SecretTables.Secrets).Where(secret => (planned || secret.DeletionDate is null) && SecretFilters.Match(secret, input.Filters)), after),
                order.KeyOf);
            return new ListSecretsResponse { SecretList = [.. items.Select(SecretViews.Entry)], NextToken = next };
        });
    }
}
