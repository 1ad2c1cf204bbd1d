namespace Plimsoll.Iam.Api.Users;

/// <summary>Output of <c>GetUserPolicy</c>.</summary>
internal sealed record GetUserPolicyResponse
{
    public string? PolicyDocument { get; init; }

    public string? PolicyName { get; init; }

    public string? UserName { get; init; }
}
