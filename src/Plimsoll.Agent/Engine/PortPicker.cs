using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Engine;

/// <summary>Chooses host ports for the mappings that leave the choice to the agent.</summary>
/// <param name="range">Where to choose.</param>
/// <param name="isFree">Whether nobody listens on a port.</param>
/// <param name="chance">Where to begin: not always at the same port, which a client may still know.</param>
internal sealed class PortPicker(PortRange range, Func<int, string, bool> isFree, Random chance)
{
    private static readonly PortRange Fallback = new(49153, 65535);

    /// <summary>The kernel's range of ephemeral ports.</summary>
    public static PortRange KernelRange()
    {
        const string Path = "/proc/sys/net/ipv4/ip_local_port_range";
        var numbers = File.Exists(Path) ? File.ReadAllText(Path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        return numbers is [var first, var last]
            ? PortRange.Parse(string.Create(CultureInfo.InvariantCulture, $"{first}-{last}")) ?? Fallback
            : Fallback;
    }

    /// <summary>Whether nobody listens on a port of an address.</summary>
    public static bool IsFree(IPAddress address, int port, string protocol)
    {
        using var socket = protocol == "udp"
            ? new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
            : new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Gives every mapping its host port.</summary>
    /// <param name="mappings">The container's.</param>
    /// <param name="taken">Ports of the instance that are in use or set aside.</param>
    /// <exception cref="InvalidOperationException">No port is free.</exception>
    public IReadOnlyList<HostPort> Pick(IReadOnlyList<PortMapping> mappings, IReadOnlySet<(int Port, string Protocol)> taken)
    {
        var used = taken.ToHashSet();
        var ports = new List<HostPort>();
        foreach (var mapping in mappings)
        {
            var protocol = mapping.Protocol ?? "tcp";
            var span = PortRange.Parse(mapping.ContainerPortRange);
            var first = span?.First ?? mapping.ContainerPort ?? 0;
            var length = span?.Length ?? 1;
            var host = mapping.HostPort is > 0 and var wanted ? wanted : Find(length, protocol, used);
            for (var i = 0; i < length; i++)
            {
                used.Add((host + i, protocol));
            }

            ports.Add(new HostPort(first, host, protocol, span?.Length ?? 0));
        }

        return ports;
    }

    private int Find(int length, string protocol, HashSet<(int Port, string Protocol)> used)
    {
        var places = range.Length - length + 1;
        var start = places > 0 ? chance.Next(places) : 0;
        for (var i = 0; i < places; i++)
        {
            var first = range.First + ((start + i) % places);
            if (Enumerable.Range(first, length).All(port => !used.Contains((port, protocol)) && isFree(port, protocol)))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"no {length} free {protocol} host port(s) in {range}");
    }
}
