using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record DataSourceFilter
{
    [Required]
    public string? Name { get; init; }

    public string? Type { get; init; }
}
