using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Api;

/// <summary>Tags as answers carry them.</summary>
internal static class TagView
{
    /// <summary>All; empty when there are none.</summary>
    public static IReadOnlyList<Tag> Of(IReadOnlyList<TagValue> tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>All; left out when there are none.</summary>
    public static IReadOnlyList<Tag>? OrNone(IReadOnlyList<TagValue> tags) => tags.Count == 0 ? null : Of(tags);

    /// <summary>A page of them.</summary>
    public static ListTagsResponse Page(Pages pages, CallContext call, string query, int? maxItems, string? marker, IReadOnlyList<TagValue> tags)
    {
        var (items, next) = pages.Cut(call, query, maxItems, marker, tags, tag => tag.Key);
        return new ListTagsResponse { Tags = Of(items), IsTruncated = next is not null, Marker = next };
    }
}
