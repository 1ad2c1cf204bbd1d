using Plimsoll.CloudWatch.Logs.Api.Tags;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Tags of log groups, by ARN and by the older operations that take a name.</summary>
internal sealed class TagApi(LogsContext context)
{
    public async ValueTask<TagResourceResponse> TagResourceAsync(CallContext call, TagResourceRequest request)
    {
        await TagAsync(call, LogsArns.FromArn(call, request.ResourceArn!), request.Tags!, LogsErrors.TooManyTags).ConfigureAwait(false);
        return new TagResourceResponse();
    }

    public async ValueTask<UntagResourceResponse> UntagResourceAsync(CallContext call, UntagResourceRequest request)
    {
        await UntagAsync(call, LogsArns.FromArn(call, request.ResourceArn!), request.TagKeys!, "tagKeys").ConfigureAwait(false);
        return new UntagResourceResponse();
    }

    public ValueTask<ListTagsForResourceResponse> ListForResourceAsync(CallContext call, ListTagsForResourceRequest request) =>
        ValueTask.FromResult(new ListTagsForResourceResponse { Tags = List(call, LogsArns.FromArn(call, request.ResourceArn!)) });

    public async ValueTask<TagLogGroupResponse> TagLogGroupAsync(CallContext call, TagLogGroupRequest request)
    {
        await TagAsync(call, request.LogGroupName!, request.Tags!, _ => LogsErrors.InvalidParameter(LogsErrors.TagLimit)).ConfigureAwait(false);
        return new TagLogGroupResponse();
    }

    public async ValueTask<UntagLogGroupResponse> UntagLogGroupAsync(CallContext call, UntagLogGroupRequest request)
    {
        await UntagAsync(call, request.LogGroupName!, request.Tags!, "tags").ConfigureAwait(false);
        return new UntagLogGroupResponse();
    }

    public ValueTask<ListTagsLogGroupResponse> ListLogGroupAsync(CallContext call, ListTagsLogGroupRequest request) =>
        ValueTask.FromResult(new ListTagsLogGroupResponse { Tags = List(call, request.LogGroupName!) });

    // The older operation has no error of its own for too many tags.
    private Task TagAsync(CallContext call, string name, IReadOnlyDictionary<string, string> tags, Func<string, AwsException> tooMany)
    {
        TagRules.Check(tags);
        return context.ChangeGroupAsync(call, name, (writer, group) =>
        {
            if (writer.Groups.Tags(group.Id).Keys.Union(tags.Keys).Count() > TagRules.MaxTags)
            {
                throw tooMany(LogsArns.Group(group));
            }

            writer.PutTags(group.Id, tags);
        });
    }

    private Task UntagAsync(CallContext call, string name, IReadOnlyList<string> keys, string member)
    {
        TagRules.CheckKeys(keys, member);
        return context.ChangeGroupAsync(call, name, (writer, group) => writer.RemoveTags(group.Id, keys));
    }

    private IReadOnlyDictionary<string, string> List(CallContext call, string name) =>
        context.Store.Read(reader => reader.Groups.Tags(LogsContext.Group(reader.Groups, call, name).Id));
}
