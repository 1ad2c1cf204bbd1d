namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>GetCallerIdentity</c>.</summary>
internal sealed record GetCallerIdentityResponse
{
    public string? Account { get; init; }

    public string? Arn { get; init; }

    public string? UserId { get; init; }
}
