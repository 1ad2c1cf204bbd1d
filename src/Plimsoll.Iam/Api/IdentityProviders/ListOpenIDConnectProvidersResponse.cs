using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Output of <c>ListOpenIDConnectProviders</c>.</summary>
internal sealed record ListOpenIDConnectProvidersResponse
{
    public IReadOnlyList<OpenIDConnectProviderListEntry>? OpenIDConnectProviderList { get; init; }
}
