using Plimsoll.Ec2;
using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

/// <summary>The addresses of a machine's servers, which share one network.</summary>
public sealed class PrivateAddressTests
{
    private static readonly IReadOnlyList<Subnet> Subnets = new Vpc("", "us-east-1", 6).Subnets;

    [Fact]
    public void No_two_instances_names_or_tasks_of_different_slots_share_an_address() => Assert.All(Subnets, subnet =>
    {
        var all = Enumerable.Range(0, Subnet.Slots)
            .SelectMany(slot => Subnet.TaskNumbers(slot).Select(subnet.Address).Append(subnet.InstanceAddress(slot)).Append(subnet.ResolverAddress(slot)))
            .ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
    });

    [Fact]
    public void An_instance_is_in_the_subnet_of_its_zone() =>
        Assert.Equal("172.31.16.11", new LocalInstance("i-1", "t3.medium", "us-east-1b", "default", "us-east-1", 7).PrivateAddress.ToString());

    [Fact]
    public void Tasks_may_have_every_address_until_slots_are_known() => Assert.Equal(Subnet.Addresses, new AddressPool().Numbers.Count);

    [Fact]
    public void All_addresses_of_a_slot_are_what_its_mask_matches_and_no_others() => Assert.All(Subnets, subnet =>
    {
        foreach (var slot in Enumerable.Range(0, Subnet.Slots))
        {
            var own = Subnet.TaskNumbers(slot).Select(subnet.Address).Append(subnet.InstanceAddress(slot)).Append(subnet.ResolverAddress(slot));
            Assert.All(own, address => Assert.Equal(Subnet.AddressesOf(slot), Masked(address)));
        }
    });

    [Fact]
    public void Then_they_have_those_of_their_servers_slots()
    {
        var pool = new AddressPool();

        pool.KeepTo([3, 4]);

        Assert.Equal([.. Subnet.TaskNumbers(3).Concat(Subnet.TaskNumbers(4)).Order()], pool.Numbers);
    }

    // As iptables sees it: an address belongs to one pair alone.
    private static string Masked(string address)
    {
        var parts = address.Split('.');
        return $"{parts[0]}.{parts[1]}.{int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) & 1}.{parts[3]}/255.255.1.255";
    }
}
