using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record GatewayConnectorFilters
{
    [OneOf("PUBLIC", "PRIVATE")]
    public IReadOnlyList<string>? AccessTypes { get; init; }
}
