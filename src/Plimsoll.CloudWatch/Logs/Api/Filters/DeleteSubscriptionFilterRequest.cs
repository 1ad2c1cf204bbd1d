using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record DeleteSubscriptionFilterRequest
{
    [Required, Length(1, 512), Pattern(@"[^:*]*")]
    public string? FilterName { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }
}
