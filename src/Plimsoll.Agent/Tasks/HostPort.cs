namespace Plimsoll.Agent.Tasks;

/// <summary>A container port, or a range of them, and where it is published on the instance.</summary>
/// <param name="ContainerPort">The (first) port in the container.</param>
/// <param name="Port">The (first) port on the instance.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="Length">How many ports follow one another; 0 for a single port that was not given as a range.</param>
internal sealed record HostPort(int ContainerPort, int Port, string Protocol, int Length = 0)
{
    /// <summary>How many ports.</summary>
    public int Count => Math.Max(1, Length);
}
