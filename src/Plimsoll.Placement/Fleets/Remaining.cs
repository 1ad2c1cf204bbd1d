namespace Plimsoll.Placement.Fleets;

/// <summary>What an instance has left, as <c>remainingResources</c> tells it.</summary>
/// <param name="Cpu">CPU units; negative when the instance came back smaller than what its tasks hold.</param>
/// <param name="Memory">MiB; negative likewise.</param>
/// <param name="TcpPorts">TCP ports in use (not free ones: ECS's own convention), ascending.</param>
/// <param name="UdpPorts">UDP ports in use, ascending.</param>
/// <param name="GpuIds">Free GPU ids.</param>
/// <param name="Enis">Free network interfaces; null when nothing limits them.</param>
public sealed record Remaining(
    int Cpu, int Memory, IReadOnlyList<int> TcpPorts, IReadOnlyList<int> UdpPorts, IReadOnlyList<string> GpuIds, int? Enis);
