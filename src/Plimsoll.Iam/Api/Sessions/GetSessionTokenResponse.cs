using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>GetSessionToken</c>.</summary>
internal sealed record GetSessionTokenResponse
{
    public Credentials? Credentials { get; init; }

    public int? SessionTokenSize { get; init; }

    public int? SessionTokenUtilization { get; init; }
}
