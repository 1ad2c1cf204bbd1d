using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record PutResourcePolicyRequest
{
    [Length(1)]
    public string? ExpectedRevisionId { get; init; }

    [Length(1, 51200)]
    public string? PolicyDocument { get; init; }

    public string? PolicyName { get; init; }

    public string? ResourceArn { get; init; }
}
