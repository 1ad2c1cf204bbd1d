using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record ListTagsLogGroupRequest
{
    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }
}
