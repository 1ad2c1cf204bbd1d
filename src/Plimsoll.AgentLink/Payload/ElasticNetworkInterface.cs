namespace Plimsoll.AgentLink.Payload;

/// <summary>The network interface of an awsvpc task.</summary>
public sealed record ElasticNetworkInterface
{
    /// <summary>The attachment's ARN, with which the agent reports the interface.</summary>
    public string? AttachmentArn { get; init; }

    /// <summary>The interface's id, <c>eni-…</c>.</summary>
    public string? Ec2Id { get; init; }

    /// <summary>The MAC address, lower case with colons.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The IPv4 addresses; one is primary.</summary>
    public IReadOnlyList<Ipv4Address>? Ipv4Addresses { get; init; }

    /// <summary>The IPv6 addresses.</summary>
    public IReadOnlyList<Ipv6Address>? Ipv6Addresses { get; init; }

    /// <summary>The subnet's gateway with its prefix, <c>10.0.0.1/24</c>.</summary>
    public string? SubnetGatewayIpv4Address { get; init; }

    /// <summary>DNS search domains.</summary>
    public IReadOnlyList<string>? DomainName { get; init; }

    /// <summary>DNS servers.</summary>
    public IReadOnlyList<string>? DomainNameServers { get; init; }

    /// <summary>The private DNS name.</summary>
    public string? PrivateDnsName { get; init; }

    /// <summary><c>default</c> or <c>vlan</c>.</summary>
    public string? InterfaceAssociationProtocol { get; init; }
}

/// <summary>An IPv4 address of an interface.</summary>
public sealed record Ipv4Address
{
    /// <summary>Whether this is the primary address.</summary>
    public bool? Primary { get; init; }

    /// <summary>The address.</summary>
    public string? PrivateAddress { get; init; }
}

/// <summary>An IPv6 address of an interface.</summary>
public sealed record Ipv6Address
{
    /// <summary>The address.</summary>
    public string? Address { get; init; }
}
