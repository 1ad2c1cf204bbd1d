using System.Net.Sockets;
using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class LocalNetworkTests
{
    private static readonly SocketException NotHere = new((int)SocketError.AddressNotAvailable);

    [Fact]
    public void A_server_in_a_network_of_its_own_says_what_names_need() =>
        Assert.Contains("--network host", LocalNetwork.Why(NotHere, inContainer: true), StringComparison.Ordinal);

    [Fact]
    public void A_port_that_is_taken_is_no_matter_of_the_container() =>
        Assert.DoesNotContain("--network host", LocalNetwork.Why(new SocketException((int)SocketError.AddressAlreadyInUse), inContainer: true), StringComparison.Ordinal);

    [Fact]
    public void Without_a_container_the_machine_says_why() =>
        Assert.Equal(NotHere.Message, LocalNetwork.Why(NotHere, inContainer: false));
}
