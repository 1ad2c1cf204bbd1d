using Plimsoll.Commands;
using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class LeftNetworksTests
{
    [Fact]
    public void A_network_that_stays_is_named_with_what_helps()
    {
        var error = Assert.Throws<CommandException>(() => LeftNetworks.Refuse([("plimsoll-i-1", "it has active endpoints")]));

        Assert.Contains("network plimsoll-i-1 (it has active endpoints)", error.Message, StringComparison.Ordinal);
        Assert.Contains("restart Docker", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(1, error.ExitCode);
    }

    [Fact]
    public void When_none_stays_there_is_nothing_to_say() => LeftNetworks.Refuse([]);
}
