using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Plimsoll.Local;

/// <summary>
/// Sees to it that no two servers of a machine have instances in the same slot. A claim is a listening socket on the slot's address:
/// the kernel gives it once, and takes it back however its server ends.
/// </summary>
internal sealed class SlotClaims : IDisposable
{
    // Of the ECS agent itself: no task can have it as a host port.
    private const int Port = 51678;

    private readonly List<Socket> _held = [];

    /// <summary>Gives each instance its slot, or the next one that is free.</summary>
    /// <param name="instances">As planned.</param>
    /// <param name="subnetsOfOthers">What the engine has given to networks that are not the instances' own.</param>
    /// <returns>The same instances; null when there are not slots enough.</returns>
    public IReadOnlyList<LocalInstance>? Claim(IReadOnlyList<LocalInstance> instances, IReadOnlySet<string> subnetsOfOthers)
    {
        var claimed = new List<LocalInstance>();
        var planned = instances.Select(instance => instance.Slot).ToHashSet();
        foreach (var instance in instances)
        {
            // Not into a neighbour's slot: its network may be there from the last start.
            var places = Enumerable.Range(instance.Slot, LocalInstance.Slots)
                .Select(slot => slot % LocalInstance.Slots)
                .Where(slot => slot == instance.Slot || !planned.Contains(slot))
                .Select(slot => instance with { Slot = slot });
            if (places.FirstOrDefault(place => !subnetsOfOthers.Contains(place.BridgeSubnet) && Take(place.HostAddress)) is not { } found)
            {
                return null;
            }

            claimed.Add(found);
        }

        return claimed;
    }

    /// <summary>True while an instance of some server of this machine lives.</summary>
    public static bool AnyHeld() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Any(listener => listener.Port == Port && listener.Address.ToString().StartsWith("127.0.1", StringComparison.Ordinal));

    /// <summary>Gives all back.</summary>
    public void Dispose() => _held.ForEach(socket => socket.Dispose());

    private bool Take(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, Port));
            socket.Listen();
            _held.Add(socket);
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }
}
