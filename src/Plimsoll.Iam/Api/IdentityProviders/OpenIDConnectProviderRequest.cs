using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>DeleteOpenIDConnectProvider</c> and <c>GetOpenIDConnectProvider</c>.</summary>
internal sealed record OpenIDConnectProviderRequest
{
    [Required]
    [Length(20, 2048)]
    public string? OpenIDConnectProviderArn { get; init; }
}
