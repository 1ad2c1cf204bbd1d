using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record UntagResourceRequest
{
    [Required, Length(1, 1011), Pattern(@"[\w+=/:,.@-]*")]
    public string? ResourceArn { get; init; }

    [Required, Length(0, 50)]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
