namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record PutResourcePolicyResponse
{
    public ResourcePolicyShape? ResourcePolicy { get; init; }

    public string? RevisionId { get; init; }
}
