using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Output of <c>GetAuthorizationToken</c>.</summary>
internal sealed record GetAuthorizationTokenResponse
{
    public IReadOnlyList<AuthorizationData>? AuthorizationData { get; init; }
}
