using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Output of <c>CreateOpenIDConnectProvider</c>.</summary>
internal sealed record CreateOpenIDConnectProviderResponse
{
    public string? OpenIDConnectProviderArn { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
