using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>UntagOpenIDConnectProvider</c>.</summary>
internal sealed record UntagOpenIDConnectProviderRequest
{
    [Required]
    [Length(20, 2048)]
    public string? OpenIDConnectProviderArn { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
