using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record FirelensConfiguration
{
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    [Required, OneOf("fluentd", "fluentbit")]
    public string? Type { get; init; }
}
