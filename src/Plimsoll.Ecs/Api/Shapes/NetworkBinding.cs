using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record NetworkBinding
{
    public string? BindIP { get; init; }

    public int? ContainerPort { get; init; }

    public string? ContainerPortRange { get; init; }

    public int? HostPort { get; init; }

    public string? HostPortRange { get; init; }

    [OneOf("tcp", "udp")]
    public string? Protocol { get; init; }
}
