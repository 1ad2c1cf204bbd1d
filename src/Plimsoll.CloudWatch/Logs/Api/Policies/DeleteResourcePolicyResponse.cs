namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record DeleteResourcePolicyResponse;
