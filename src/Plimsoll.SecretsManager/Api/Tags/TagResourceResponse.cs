namespace Plimsoll.SecretsManager.Api.Tags;

/// <summary>Output of <c>TagResource</c>.</summary>
internal sealed record TagResourceResponse;
