using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record DeleteResourcePolicyRequest
{
    [Length(1)]
    public string? ExpectedRevisionId { get; init; }

    public string? PolicyName { get; init; }

    public string? ResourceArn { get; init; }
}
