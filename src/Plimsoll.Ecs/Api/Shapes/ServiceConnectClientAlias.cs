using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectClientAlias
{
    public string? DnsName { get; init; }

    [Required, Range(0, 65535)]
    public int? Port { get; init; }

    public ServiceConnectTestTrafficRules? TestTrafficRules { get; init; }
}
