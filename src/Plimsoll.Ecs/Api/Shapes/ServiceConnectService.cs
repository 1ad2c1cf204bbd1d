using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectService
{
    public IReadOnlyList<ServiceConnectClientAlias>? ClientAliases { get; init; }

    public string? DiscoveryName { get; init; }

    [Range(0, 65535)]
    public int? IngressPortOverride { get; init; }

    [Required]
    public string? PortName { get; init; }

    public TimeoutConfiguration? Timeout { get; init; }

    public ServiceConnectTlsConfiguration? Tls { get; init; }
}
