using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>AddClientIDToOpenIDConnectProvider</c> and <c>RemoveClientIDFromOpenIDConnectProvider</c>.</summary>
internal sealed record OpenIDConnectClientRequest
{
    [Required]
    [Length(1, 255)]
    public string? ClientID { get; init; }

    [Required]
    [Length(20, 2048)]
    public string? OpenIDConnectProviderArn { get; init; }
}
