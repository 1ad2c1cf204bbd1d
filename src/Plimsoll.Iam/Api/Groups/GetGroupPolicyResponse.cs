namespace Plimsoll.Iam.Api.Groups;

/// <summary>Output of <c>GetGroupPolicy</c>.</summary>
internal sealed record GetGroupPolicyResponse
{
    public string? GroupName { get; init; }

    public string? PolicyDocument { get; init; }

    public string? PolicyName { get; init; }
}
