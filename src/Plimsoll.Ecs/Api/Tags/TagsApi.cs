using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Tags;

/// <summary>Tags of clusters, task definitions, container instances, services and tasks (spec/tasks-services.md §11).</summary>
internal sealed class TagsApi(EcsContext context)
{
    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("TagResource", EcsApiJson.Default.TagResourceRequest, EcsApiJson.Default.TagResourceResponse, TagAsync,
            (call, request) => Needs.Resource(call, "TagResource", request.ResourceArn, EcsNeeds.RequestTags(request.Tags))),
        Operation.Create("UntagResource", EcsApiJson.Default.UntagResourceRequest, EcsApiJson.Default.UntagResourceResponse, UntagAsync,
            (call, request) => Needs.Resource(call, "UntagResource", request.ResourceArn, new NeedKeys().With("aws:TagKeys", request.TagKeys ?? []))),
        Operation.Create(
            "ListTagsForResource",
            EcsApiJson.Default.ListTagsForResourceRequest,
            EcsApiJson.Default.ListTagsForResourceResponse,
            ListAsync,
            (call, request) => Needs.Resource(call, "ListTagsForResource", request.ResourceArn, new NeedKeys())),
    ];

    private ValueTask<TagResourceResponse> TagAsync(CallContext call, TagResourceRequest input) =>
        context.Cell(call).WriteAsync(tx =>
        {
            var target = TagTarget.Find(tx, call, input.ResourceArn!) ?? throw EcsErrors.ResourceNotFound();
            target.Put(tx, TagRules.Merge(target.Tags, input.Tags!));
            return new TagResourceResponse();
        });

    private ValueTask<UntagResourceResponse> UntagAsync(CallContext call, UntagResourceRequest input) =>
        context.Cell(call).WriteAsync(tx =>
        {
            var target = TagTarget.Find(tx, call, input.ResourceArn!) ?? throw EcsErrors.ResourceNotFound();
            target.Put(tx, TagRules.Without(target.Tags, input.TagKeys!));
            return new UntagResourceResponse();
        });

    private ValueTask<ListTagsForResourceResponse> ListAsync(CallContext call, ListTagsForResourceRequest input) =>
        context.Cell(call).ReadAsync(view => new ListTagsForResourceResponse
        {
            // Its model knows no ResourceNotFoundException: SDKs would not make sense of one.
            Tags = (TagTarget.Find(view, call, input.ResourceArn!)
                ?? throw EcsErrors.InvalidParameter("The specified resource was not found. Specify a valid resource ARN and try again.")).Tags,
        });

    private EcsNeeds Needs => new(context);
}
