using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectAccessLogConfiguration
{
    [Required, OneOf("TEXT", "JSON")]
    public string? Format { get; init; }

    [OneOf("DISABLED", "ENABLED")]
    public string? IncludeQueryParameters { get; init; }
}
