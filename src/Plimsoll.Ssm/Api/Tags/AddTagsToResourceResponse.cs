namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Output of <c>AddTagsToResource</c>.</summary>
internal sealed record AddTagsToResourceResponse;
