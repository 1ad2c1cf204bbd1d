using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Tags;

/// <summary>Tags of repositories.</summary>
internal sealed class TagsApi(EcrContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("TagResource", EcrApiJson.Default.TagResourceRequest, EcrApiJson.Default.TagResourceResponse, TagAsync),
        Create("UntagResource", EcrApiJson.Default.UntagResourceRequest, EcrApiJson.Default.UntagResourceResponse, UntagAsync),
        Create("ListTagsForResource", EcrApiJson.Default.ListTagsForResourceRequest, EcrApiJson.Default.ListTagsForResourceResponse, ListAsync),
    ];

    private async ValueTask<TagResourceResponse> TagAsync(CallContext call, TagResourceRequest input)
    {
        await ChangeAsync(call, input.ResourceArn!, tags => TagRules.Merge(tags, input.Tags!));
        return new TagResourceResponse();
    }

    private async ValueTask<UntagResourceResponse> UntagAsync(CallContext call, UntagResourceRequest input)
    {
        await ChangeAsync(call, input.ResourceArn!, tags => [.. tags.Where(tag => !input.TagKeys!.Contains(tag.Key))]);
        return new UntagResourceResponse();
    }

    private ValueTask<ListTagsForResourceResponse> ListAsync(CallContext call, ListTagsForResourceRequest input)
    {
        var (registry, name) = Target(call, input.ResourceArn!);
        return context.Cell(registry).ReadAsync(view => new ListTagsForResourceResponse { Tags = EcrContext.Known(view, registry, name).Tags });
    }

    private ValueTask ChangeAsync(CallContext call, string arn, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> change)
    {
        var (registry, name) = Target(call, arn);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var repository = EcrContext.Known(tx, registry, name);
            tx.Put(EcrTables.Repositories, repository with { Tags = change(repository.Tags) });
        });
    }

    private static (RegistryScope Registry, string Name) Target(CallContext call, string arn)
    {
        var registry = EcrContext.Registry(call, null);
        return (registry, registry.NameOf(arn) ?? throw EcrErrors.Invalid("resourceArn", "must be the ARN of a repository of this account and region"));
    }
}
