using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Ec2;

/// <summary>
/// The default VPC that every account has in every region: 172.31.0.0/16 with one /20 subnet per availability zone and the
/// security group <c>default</c>, as on AWS. Ids follow from account, region and zone, so that they are the same after a restart.
/// </summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">Region.</param>
/// <param name="Zones">Number of availability zones, 1 to 6.</param>
public sealed record Vpc(string Account, string Region, int Zones)
{
    /// <summary>Network of the whole VPC.</summary>
    public const string Cidr = "172.31.0.0/16";

    /// <summary>Id, <c>vpc-…</c>.</summary>
    public string Id => Make("vpc", "");

    /// <summary>Id of the security group <c>default</c>.</summary>
    public string DefaultSecurityGroupId => Make("sg", "default");

    /// <summary>Its subnets, one a zone.</summary>
    public IReadOnlyList<Subnet> Subnets =>
        [.. Enumerable.Range(0, Zones).Select(i => new Subnet(Make("subnet", ZoneName(i)), ZoneName(i), $"172.31.{i * 16}.0/20", i * 16))];

    /// <summary>The subnet of an id, or null.</summary>
    public Subnet? FindSubnet(string id) => Subnets.FirstOrDefault(subnet => subnet.Id == id);

    private string ZoneName(int index) => $"{Region}{(char)('a' + index)}";

    private string Make(string kind, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{Account}/{Region}/{name}"));
        return $"{kind}-0{Convert.ToHexStringLower(hash)[..16]}";
    }
}

/// <summary>A subnet of the default VPC.</summary>
/// <param name="Id"><c>subnet-…</c>.</param>
/// <param name="AvailabilityZone">Its zone.</param>
/// <param name="Cidr">Its network, a /20.</param>
/// <param name="ThirdOctet">First value of the third octet of its addresses.</param>
public sealed record Subnet(string Id, string AvailabilityZone, string Cidr, int ThirdOctet)
{
    /// <summary>Number of addresses that may be given: the first four and the last of a subnet are AWS's.</summary>
    public const int Addresses = 4091;

    private const int First = 4;

    /// <summary>Gateway of the subnet.</summary>
    public string Gateway => $"172.31.{ThirdOctet}.1";

    /// <summary>Number of slots among which the servers of a machine divide the addresses of a subnet.</summary>
    public const int Slots = 512;

    /// <summary>Private address of the local instance in a slot.</summary>
    /// <param name="slot">0 to 511.</param>
    public string InstanceAddress(int slot) => Address(slot);

    /// <summary>Address at which the names of a server are answered, by the slot of its first instance.</summary>
    /// <param name="slot">0 to 511.</param>
    public string ResolverAddress(int slot) => Address(Slots + slot);

    /// <summary>Numbers of the addresses that tasks of a slot's server may have, in every subnet.</summary>
    /// <param name="slot">0 to 511.</param>
    public static IEnumerable<int> TaskNumbers(int slot)
    {
        for (var n = (2 * Slots) + slot; n < Addresses; n += Slots)
        {
            yield return n;
        }
    }

    /// <summary>
    /// All addresses of a slot in all subnets, its tasks' among them, as ADDRESS/MASK: slots are what is left when an address is divided by
    /// <see cref="Slots"/>, which is a mask that has a hole.
    /// </summary>
    /// <param name="slot">0 to 511.</param>
    public static string AddressesOf(int slot)
    {
        var host = (slot + First) % Slots;
        return $"172.31.{host >> 8}.{host & 255}/255.255.1.255";
    }

    /// <summary>The nth address of those that are not AWS's, from 0.</summary>
    public string Address(int n)
    {
        var host = n + First;
        return $"172.31.{ThirdOctet + (host >> 8)}.{host & 255}";
    }
}
