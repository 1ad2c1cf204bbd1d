using Plimsoll.Ec2;

namespace Plimsoll.Local;

/// <summary>Which local instances run, and which of earlier ones are no longer wanted.</summary>
/// <param name="Run">In the order of their zones.</param>
/// <param name="Retire">To be deregistered and cleaned up.</param>
internal sealed record LocalPlan(IReadOnlyList<LocalInstance> Run, IReadOnlyList<LocalInstance> Retire)
{
    // Servers on one machine have different ports: neighbouring ones start this far apart.
    private const int SlotsBetweenPorts = 16;

    /// <summary>Keeps of the earlier instances those that are still as wanted: an instance never changes type, zone or cluster.</summary>
    /// <param name="kept">Instances of the last start.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="type">Their type.</param>
    /// <param name="cluster">Their cluster.</param>
    /// <param name="region">Their region.</param>
    /// <param name="zones">Number of zones, taken in turn.</param>
    /// <param name="port">Port of the server.</param>
    /// <param name="newId">Makes the id of a new instance.</param>
    public static LocalPlan Of(
        IReadOnlyList<LocalInstance> kept, int count, string type, string cluster, string region, int zones, int port, Func<string> newId)
    {
        var left = kept.ToList();
        var taken = kept.Select(instance => instance.Slot).ToHashSet();
        var run = new List<LocalInstance>();
        for (var i = 0; i < count; i++)
        {
            var zone = Zone(region, i % zones);
            var found = left.Find(one => one.Type == type && one.Zone == zone && one.Cluster == cluster && one.Region == region);
            if (found is not null)
            {
                left.Remove(found);
            }

            run.Add(found ?? new LocalInstance(newId(), type, zone, cluster, region, FreeSlot(taken, port)));
        }

        return new LocalPlan(run, left);
    }

    /// <summary>Puts a new instance in the place of each that is lost: what was deregistered does not come back.</summary>
    /// <param name="lost">Instances of <see cref="Run"/>.</param>
    /// <param name="newId">Makes the id of a new instance.</param>
    public LocalPlan Replace(IReadOnlyCollection<LocalInstance> lost, Func<string> newId) => new(
        [.. Run.Select(instance => lost.Contains(instance) ? instance with { Id = newId() } : instance)], [.. Retire, .. lost]);

    private static string Zone(string region, int index) => new Vpc("", region, index + 1).Subnets[index].AvailabilityZone;

    private static int FreeSlot(HashSet<int> taken, int port)
    {
        var slot = port * SlotsBetweenPorts % LocalInstance.Slots;
        while (!taken.Add(slot))
        {
            slot = (slot + 1) % LocalInstance.Slots;
        }

        return slot;
    }
}
