using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectConfiguration
{
    public IReadOnlyList<string>? ContainerConfigurations { get; init; }

    public ServiceConnectAccessLogConfiguration? AccessLogConfiguration { get; init; }

    [Required]
    public bool? Enabled { get; init; }

    public LogConfiguration? LogConfiguration { get; init; }

    public string? Namespace { get; init; }

    public IReadOnlyList<ServiceConnectService>? Services { get; init; }
}
