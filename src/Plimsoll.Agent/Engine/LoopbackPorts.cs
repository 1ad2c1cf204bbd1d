using System.Net;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>Host ports on the machine's loopback, where <c>--publish-host-ports</c> puts them beside the instance's own addresses.</summary>
internal static class LoopbackPorts
{
    /// <summary>Whether an instance publishes there for convenience.</summary>
    public static bool Wants(InstanceShape? shape) => shape is { PublishOnLoopback: true } && !shape.HostAddresses.Contains(IPAddress.Loopback);

    /// <summary>
    /// Whether a container failed to start by such a port, which somebody took between the look and the start. Docker says
    /// "Bind for 127.0.0.1:80 failed: port is already allocated" or "listen tcp4 127.0.0.1:80: bind: address already in use".
    /// </summary>
    /// <param name="shape">The instance.</param>
    /// <param name="container">The container, never started before.</param>
    /// <param name="words">What Docker said.</param>
    public static bool IsWhatFailed(InstanceShape? shape, ContainerState container, string? words) =>
        Wants(shape) && container is { LoopbackLost: false, Phase: < ContainerPhase.Running }
        && words?.Contains($" {IPAddress.Loopback}:", StringComparison.Ordinal) == true
        && (words.Contains("port is already allocated", StringComparison.Ordinal) || words.Contains("address already in use", StringComparison.Ordinal));
}
