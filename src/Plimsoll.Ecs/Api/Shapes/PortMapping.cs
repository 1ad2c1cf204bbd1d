using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record PortMapping
{
    [OneOf("http", "http2", "grpc")]
    public string? AppProtocol { get; init; }

    public int? ContainerPort { get; init; }

    public string? ContainerPortRange { get; init; }

    public int? HostPort { get; init; }

    public string? Name { get; init; }

    [OneOf("tcp", "udp")]
    public string? Protocol { get; init; }
}
