using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record ListTagsForResourceRequest
{
    [Required, Length(1, 1011), Pattern(@"[\w+=/:,.@-]*")]
    public string? ResourceArn { get; init; }
}
