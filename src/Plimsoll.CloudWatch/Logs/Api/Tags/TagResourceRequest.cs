using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record TagResourceRequest
{
    [Required, Length(1, 1011), Pattern(@"[\w+=/:,.@-]*")]
    public string? ResourceArn { get; init; }

    [Required, Length(1, 50)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
