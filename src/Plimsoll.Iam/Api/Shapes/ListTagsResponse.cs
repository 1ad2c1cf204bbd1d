namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Output of <c>ListInstanceProfileTags</c>, <c>ListOpenIDConnectProviderTags</c>, <c>ListPolicyTags</c>, <c>ListRoleTags</c> and <c>ListUserTags</c>.</summary>
internal sealed record ListTagsResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
