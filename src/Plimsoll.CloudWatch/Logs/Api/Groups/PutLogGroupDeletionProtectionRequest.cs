using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record PutLogGroupDeletionProtectionRequest
{
    [Required]
    public bool? DeletionProtectionEnabled { get; init; }

    [Required, Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }
}
