using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.AccountSettings;

internal sealed record ListAccountSettingsRequest
{
    public bool? EffectiveSettings { get; init; }

    public int? MaxResults { get; init; }

    [OneOf("serviceLongArnFormat", "taskLongArnFormat", "containerInstanceLongArnFormat", "awsvpcTrunking", "containerInsights", "fargateFIPSMode", "tagResourceAuthorization", "fargateTaskRetirementWaitPeriod", "guardDutyActivate", "defaultLogDriverMode", "fargateEventWindows")]
    public string? Name { get; init; }

    public string? NextToken { get; init; }

    public string? PrincipalArn { get; init; }

    public string? Value { get; init; }
}
