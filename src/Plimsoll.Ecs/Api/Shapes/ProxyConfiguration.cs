using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ProxyConfiguration
{
    [Required]
    public string? ContainerName { get; init; }

    public IReadOnlyList<KeyValuePair>? Properties { get; init; }

    [OneOf("APPMESH")]
    public string? Type { get; init; }
}
