using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record TestMetricFilterRequest
{
    [Required, Length(0, 1024)]
    public string? FilterPattern { get; init; }

    [Required, Length(1, 50)]
    public IReadOnlyList<string>? LogEventMessages { get; init; }
}
