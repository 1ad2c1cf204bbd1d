namespace Plimsoll.Agent.ControlPlane;

/// <summary>Asks for the tags of a task or an instance.</summary>
internal sealed record ListTagsForResourceRequest(string ResourceArn);

/// <summary>The tags.</summary>
internal sealed record ListTagsForResourceResponse(IReadOnlyList<ResourceTag>? Tags);
