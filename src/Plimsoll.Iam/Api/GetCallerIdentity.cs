namespace Plimsoll.Iam.Api;

/// <summary>Input of <c>sts:GetCallerIdentity</c>.</summary>
internal sealed record GetCallerIdentityRequest;

/// <summary>Output of <c>sts:GetCallerIdentity</c>.</summary>
internal sealed record GetCallerIdentityResponse
{
    public string? UserId { get; init; }

    public string? Account { get; init; }

    public string? Arn { get; init; }
}
