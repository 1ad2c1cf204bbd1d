using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record DescribeResourcePoliciesRequest
{
    [Range(1, 50)]
    public int? Limit { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    [OneOf("ACCOUNT", "RESOURCE")]
    public string? PolicyScope { get; init; }

    public string? ResourceArn { get; init; }
}
