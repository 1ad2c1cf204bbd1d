using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.AccountSettings;

internal sealed record PutAccountSettingRequest
{
    [Required, OneOf("serviceLongArnFormat", "taskLongArnFormat", "containerInstanceLongArnFormat", "awsvpcTrunking", "containerInsights", "fargateFIPSMode", "tagResourceAuthorization", "fargateTaskRetirementWaitPeriod", "guardDutyActivate", "defaultLogDriverMode", "fargateEventWindows")]
    public string? Name { get; init; }

    public string? PrincipalArn { get; init; }

    [Required]
    public string? Value { get; init; }
}
