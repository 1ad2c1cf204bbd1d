using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>TagOpenIDConnectProvider</c>.</summary>
internal sealed record TagOpenIDConnectProviderRequest
{
    [Required]
    [Length(20, 2048)]
    public string? OpenIDConnectProviderArn { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
