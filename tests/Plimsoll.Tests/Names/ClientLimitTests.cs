using System.Net;
using Plimsoll.Names;

namespace Plimsoll.Tests.Names;

public sealed class ClientLimitTests
{
    private readonly ClientLimit _limit = new(1);

    [Fact]
    public void A_client_that_has_all_its_places_gets_none()
    {
        using var first = _limit.Take(IPAddress.Loopback);

        Assert.Null(_limit.Take(IPAddress.Loopback));
        Assert.NotNull(_limit.Take(IPAddress.Parse("127.0.0.2")));
    }

    [Fact]
    public void A_place_that_was_given_back_is_free()
    {
        _limit.Take(IPAddress.Loopback)!.Dispose();

        Assert.NotNull(_limit.Take(IPAddress.Loopback));
    }
}
