using System.Globalization;
using System.Net;
using System.Text.Json.Serialization;
using Plimsoll.Ec2;

namespace Plimsoll.Local;

/// <summary>A container instance on this machine. It stays the same over restarts.</summary>
/// <param name="Id"><c>i-</c> and 17 hexadecimal digits; also its name on the engine.</param>
/// <param name="Type">Instance type.</param>
/// <param name="Zone">Availability zone.</param>
/// <param name="Cluster">Cluster that it joins.</param>
/// <param name="Region">Region of the cluster.</param>
/// <param name="Slot">Its place among the addresses of the machine, 0 to 511: no other instance here has it, of whichever server.</param>
internal sealed record LocalInstance(string Id, string Type, string Zone, string Cluster, string Region, int Slot)
{
    /// <summary>Number of slots.</summary>
    public const int Slots = Ec2.Subnet.Slots;

    /// <summary>The block that the bridges of all instances are in: RFC 2544 keeps it for benchmarks, no real network is there.</summary>
    public const string BridgeBlock = "198.18.0.0/15";

    private const int MostZones = 6;

    /// <summary>Address on which its ports are published: all of 127.0.0.0/8 is this machine.</summary>
    [JsonIgnore]
    public IPAddress HostAddress => IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.{10 + (Slot / 250)}.{1 + (Slot % 250)}"));

    /// <summary>Private address in its zone's subnet of the VPC, on which its ports are published too.</summary>
    [JsonIgnore]
    public IPAddress PrivateAddress => IPAddress.Parse(Subnet.InstanceAddress(Slot));

    /// <summary>Address at which the names of services are answered, if it is the first instance of its server.</summary>
    [JsonIgnore]
    public IPAddress ResolverAddress => IPAddress.Parse(Subnet.ResolverAddress(Slot));

    /// <summary>Addresses of its slot, among which are those of its server's awsvpc tasks, as ADDRESS/MASK.</summary>
    [JsonIgnore]
    public string Addresses => Ec2.Subnet.AddressesOf(Slot);

    /// <summary>Subnet of its bridge network.</summary>
    [JsonIgnore]
    public string BridgeSubnet => string.Create(CultureInfo.InvariantCulture, $"198.{18 + (Slot / 256)}.{Slot % 256}.0/24");

    // Addresses follow from the zone alone: the account only makes ids.
    private Subnet Subnet => new Vpc("", Region, MostZones).Subnets.First(subnet => subnet.AvailabilityZone == Zone);
}
