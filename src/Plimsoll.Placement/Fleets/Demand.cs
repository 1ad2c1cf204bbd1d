namespace Plimsoll.Placement.Fleets;

/// <summary>
/// What one task takes from an instance. Static host ports only: dynamic ports reserve nothing, and an
/// <c>awsvpc</c> task takes one ENI and no ports.
/// </summary>
public sealed record Demand
{
    /// <summary>CPU units, 1024 to a vCPU; 0 or more.</summary>
    public int Cpu { get; init; }

    /// <summary>Memory, MiB; 0 or more.</summary>
    public int Memory { get; init; }

    /// <summary>Static TCP host ports.</summary>
    public IReadOnlyList<int> TcpPorts { get; init; } = [];

    /// <summary>Static UDP host ports.</summary>
    public IReadOnlyList<int> UdpPorts { get; init; } = [];

    /// <summary>How many GPUs.</summary>
    public int Gpus { get; init; }

    /// <summary>How many elastic network interfaces: 1 for an <c>awsvpc</c> task, else 0.</summary>
    public int Enis { get; init; }
}
