namespace Plimsoll.SecretsManager.Api.Tags;

/// <summary>Output of <c>UntagResource</c>.</summary>
internal sealed record UntagResourceResponse;
