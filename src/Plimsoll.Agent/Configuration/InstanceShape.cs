using System.Net;

namespace Plimsoll.Agent.Configuration;

/// <summary>A container instance that is a part of a machine: several of them share one Docker engine.</summary>
public sealed record InstanceShape
{
    /// <summary>Required. Its name on the engine, unique there and the same over restarts: letters, digits and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>Where its agent keeps its files.</summary>
    public string Directory { get; init; } = "";

    /// <summary>CPU units (1024 a core).</summary>
    public required int Cpu { get; init; }

    /// <summary>Memory in MiB, ECS_RESERVED_MEMORY not yet taken off.</summary>
    public required int Memory { get; init; }

    /// <summary>The address on which ports are published, for example 127.0.10.1.</summary>
    public IPAddress HostAddress { get; init; } = IPAddress.Loopback;

    /// <summary>Its address in the VPC, on which ports are published too; null when the machine lets it have none.</summary>
    public IPAddress? PrivateAddress { get; init; }

    /// <summary>Where its containers reach the control plane, for example http://172.31.2.4:4566; null when they do not.</summary>
    public string? ApiEndpoint { get; init; }

    /// <summary>DNS servers of containers that name none: ours first. Empty leaves Docker's own.</summary>
    public IReadOnlyList<string> DnsServers { get; init; } = [];

    /// <summary>Whether ports are published on 127.0.0.1 too, where they are free there.</summary>
    public bool PublishOnLoopback { get; init; }

    /// <summary>Where ports are always published.</summary>
    public IReadOnlyList<IPAddress> HostAddresses => PrivateAddress is { } address ? [HostAddress, address] : [HostAddress];

    /// <summary>The subnet of its bridge network, for example 10.201.1.0/24; null lets Docker choose.</summary>
    public string? BridgeSubnet { get; init; }

    /// <summary>The network on which awsvpc tasks get their addresses; null when there is none.</summary>
    public VpcNetwork? Vpc { get; init; }

    /// <summary>Whether a cgroup holds all its containers to <see cref="Cpu"/> and <see cref="Memory"/>, where the kernel lets it.</summary>
    public bool Cgroup { get; init; } = true;

    /// <summary>The instance identity document that goes with the registration.</summary>
    public string IdentityDocument { get; init; } = "";

    /// <summary>Its signature.</summary>
    public string IdentityDocumentSignature { get; init; } = "";
}

/// <summary>One Docker network that stands for a whole VPC.</summary>
/// <param name="Name">The network's name on the engine.</param>
/// <param name="Cidr">The VPC's block, for example 172.30.0.0/16.</param>
/// <param name="Id">The VPC's id; null when it has none.</param>
/// <param name="SubnetId">The id of the subnet that the instance is in; null when it is in none.</param>
public sealed record VpcNetwork(string Name, string Cidr, string? Id = null, string? SubnetId = null);
