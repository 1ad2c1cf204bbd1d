using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.IdentityProviders;

/// <summary>Output of <c>GetOpenIDConnectProvider</c>.</summary>
internal sealed record GetOpenIDConnectProviderResponse
{
    public IReadOnlyList<string>? ClientIDList { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? ThumbprintList { get; init; }

    public string? Url { get; init; }
}
