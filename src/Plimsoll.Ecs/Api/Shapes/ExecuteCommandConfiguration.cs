using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ExecuteCommandConfiguration
{
    public string? KmsKeyId { get; init; }

    public ExecuteCommandLogConfiguration? LogConfiguration { get; init; }

    [OneOf("NONE", "DEFAULT", "OVERRIDE")]
    public string? Logging { get; init; }
}
