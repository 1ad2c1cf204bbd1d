using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record CreateLogGroupRequest
{
    public bool? DeletionProtectionEnabled { get; init; }

    [Unsupported, Length(0, 256)]
    public string? KmsKeyId { get; init; }

    [OneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS")]
    public string? LogGroupClass { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(1, 50)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
