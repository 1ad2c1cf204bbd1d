namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record DescribeResourcePoliciesResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<ResourcePolicyShape>? ResourcePolicies { get; init; }
}
