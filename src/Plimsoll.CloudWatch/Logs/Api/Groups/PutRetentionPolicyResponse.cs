namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record PutRetentionPolicyResponse;
