using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>ListOpenIDConnectProviderTags</c>.</summary>
internal sealed record ListOpenIDConnectProviderTagsRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Required]
    [Length(20, 2048)]
    public string? OpenIDConnectProviderArn { get; init; }
}
