using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Tags;

/// <summary>Tags of secrets.</summary>
internal sealed class TagsApi(SecretsContext context)
{
    private const int LongestKey = 128;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("TagResource", SecretsManagerApiJson.Default.TagResourceRequest, SecretsManagerApiJson.Default.TagResourceResponse, TagAsync),
        Create("UntagResource", SecretsManagerApiJson.Default.UntagResourceRequest, SecretsManagerApiJson.Default.UntagResourceResponse, UntagAsync),
    ];

    private async ValueTask<TagResourceResponse> TagAsync(CallContext call, TagResourceRequest input)
    {
        await ChangeAsync(call, input.SecretId!, tags => TagRules.Merge(tags ?? [], input.Tags!)).ConfigureAwait(false);
        return new TagResourceResponse();
    }

    private async ValueTask<UntagResourceResponse> UntagAsync(CallContext call, UntagResourceRequest input)
    {
        Elements.Check("tagKeys", input.TagKeys, LongestKey);
        var keys = input.TagKeys!.ToHashSet(StringComparer.Ordinal);
        await ChangeAsync(call, input.SecretId!, tags => tags is null ? null : [.. tags.Where(tag => !keys.Contains(tag.Key!))]).ConfigureAwait(false);
        return new UntagResourceResponse();
    }

    private ValueTask ChangeAsync(CallContext call, string id, Func<IReadOnlyList<Tag>?, IReadOnlyList<Tag>?> change)
    {
        var place = SecretRef.Read(call, id);
        return context.Cell(place).WriteAsync(tx =>
        {
            var secret = SecretsContext.Live(tx, place);
            tx.Put(SecretTables.Secrets, secret with { Tags = change(secret.Tags), LastChangedDate = context.Now });
        });
    }
}
