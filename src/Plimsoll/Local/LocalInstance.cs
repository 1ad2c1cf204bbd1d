using System.Globalization;
using System.Net;
using System.Text.Json.Serialization;

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
    public const int Slots = 512;

    /// <summary>Address on which its ports are published: all of 127.0.0.0/8 is this machine.</summary>
    [JsonIgnore]
    public IPAddress HostAddress => IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.{10 + (Slot / 250)}.{1 + (Slot % 250)}"));

    /// <summary>Subnet of its bridge network, of the block that RFC 2544 keeps for benchmarks: no real network is there.</summary>
    [JsonIgnore]
    public string BridgeSubnet => string.Create(CultureInfo.InvariantCulture, $"198.{18 + (Slot / 256)}.{Slot % 256}.0/24");
}
