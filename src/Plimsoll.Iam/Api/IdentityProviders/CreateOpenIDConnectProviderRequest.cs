using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Input of <c>CreateOpenIDConnectProvider</c>.</summary>
internal sealed record CreateOpenIDConnectProviderRequest
{
    public IReadOnlyList<string>? ClientIDList { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? ThumbprintList { get; init; }

    [Required]
    [Length(1, 255)]
    public string? Url { get; init; }
}
