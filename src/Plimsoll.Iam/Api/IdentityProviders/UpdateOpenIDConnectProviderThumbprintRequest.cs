using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>UpdateOpenIDConnectProviderThumbprint</c>.</summary>
internal sealed record UpdateOpenIDConnectProviderThumbprintRequest
{
    [Required]
    [Length(20, 2048)]
    public string? OpenIDConnectProviderArn { get; init; }

    [Required]
    public IReadOnlyList<string>? ThumbprintList { get; init; }
}
