using System.Security.Cryptography;
using Plimsoll.Cells.Tables;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>The private addresses that awsvpc tasks hold, from placement until they have stopped.</summary>
/// <param name="chance">Where in a subnet it begins.</param>
/// <param name="pool">What it may give.</param>
internal sealed class AddressBook(Random chance, AddressPool pool) : IDerived
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>A fresh network interface in one of the subnets of a zone; null when all their addresses are taken.</summary>
    public TaskNetworkInterface? Make(IReadOnlyList<Subnet> subnets, string? zone)
    {
        foreach (var subnet in subnets.Where(subnet => subnet.AvailabilityZone == zone))
        {
            // Addresses are used in turn, so that one that was just given back rests a while.
            var numbers = pool.Numbers;
            _next.TryAdd(subnet.Id, chance.Next(numbers.Count));
            for (var tried = 0; tried < numbers.Count; tried++)
            {
                var n = numbers[_next[subnet.Id] % numbers.Count];
                _next[subnet.Id] = (_next[subnet.Id] + 1) % numbers.Count;
                if (!_taken.Contains(subnet.Address(n)))
                {
                    return new TaskNetworkInterface(
                        $"eni-0{RandomNumberGenerator.GetHexString(16, lowercase: true)}", Ids.Uuid(), subnet.Id, Mac(), subnet.Address(n), subnet.Gateway);
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Apply(Table table, object? old, object? @new)
    {
        if (Held(old) is { } before)
        {
            _taken.Remove(before);
        }

        if (Held(@new) is { } after)
        {
            _taken.Add(after);
        }
    }

    private static string? Held(object? record) =>
        record is TaskRecord { NetworkInterface: { } network } task && task.Task.LastStatus != TaskStatuses.Stopped ? network.PrivateAddress : null;

    private static string Mac() => "0a:" + string.Join(':', RandomNumberGenerator.GetBytes(5).Select(octet => octet.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
