namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Output of <c>RemoveTagsFromResource</c>.</summary>
internal sealed record RemoveTagsFromResourceResponse;
