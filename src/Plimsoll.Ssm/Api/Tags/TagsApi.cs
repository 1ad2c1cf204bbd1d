using Plimsoll.Cells;
using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Tags of parameters, which are named by their names here, never by ARN.</summary>
internal sealed class TagsApi(SsmContext context)
{
    private const string Kind = "Parameter";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("AddTagsToResource", SsmApiJson.Default.AddTagsToResourceRequest, SsmApiJson.Default.AddTagsToResourceResponse, AddAsync),
        Create("RemoveTagsFromResource", SsmApiJson.Default.RemoveTagsFromResourceRequest, SsmApiJson.Default.RemoveTagsFromResourceResponse, RemoveAsync),
        Create("ListTagsForResource", SsmApiJson.Default.ListTagsForResourceRequest, SsmApiJson.Default.ListTagsForResourceResponse, ListAsync),
    ];

    private async ValueTask<AddTagsToResourceResponse> AddAsync(CallContext call, AddTagsToResourceRequest input)
    {
        await ChangeAsync(call, input.ResourceType!, input.ResourceId!, tags => TagRules.Merge(tags, input.Tags!)).ConfigureAwait(false);
        return new AddTagsToResourceResponse();
    }

    private async ValueTask<RemoveTagsFromResourceResponse> RemoveAsync(CallContext call, RemoveTagsFromResourceRequest input)
    {
        var keys = input.TagKeys!.ToHashSet(StringComparer.Ordinal);
        await ChangeAsync(call, input.ResourceType!, input.ResourceId!, tags => [.. tags.Where(tag => !keys.Contains(tag.Key!))]).ConfigureAwait(false);
        return new RemoveTagsFromResourceResponse();
    }

    private ValueTask<ListTagsForResourceResponse> ListAsync(CallContext call, ListTagsForResourceRequest input)
    {
        CheckKind(input.ResourceType!);
        return context.Cell(call).ReadAsync(view => new ListTagsForResourceResponse { TagList = Known(view, input.ResourceId!).Tags });
    }

    private ValueTask ChangeAsync(CallContext call, string type, string id, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> change)
    {
        CheckKind(type);
        return context.Cell(call).WriteAsync(tx =>
        {
            var parameter = Known(tx, id);
            tx.Put(SsmTables.Parameters, parameter with { Tags = change(parameter.Tags) });
        });
    }

    private static void CheckKind(string type)
    {
        if (type != Kind)
        {
            throw SsmErrors.OtherResource(type);
        }
    }

    private static ParameterRecord Known(View view, string id) => view.Get(SsmTables.Parameters, id) ?? throw SsmErrors.NoSuchResource(id);
}
