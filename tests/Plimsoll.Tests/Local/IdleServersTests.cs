using Plimsoll.Commands;
using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class IdleServersTests
{
    [Fact]
    public void A_server_that_does_not_run_is_named_with_the_command_that_removes_what_it_left() => Assert.Equal(
        ["left alone: what ran on 2 instances of the server over /data/demo, which does not run. To remove it: plimsoll down --data /data/demo"],
        IdleServers.Lines(["/data/demo/instances/i-1", "/data/demo/instances/i-2"], _ => false));

    [Fact]
    public void A_server_that_runs_is_not_named() => Assert.Empty(IdleServers.Lines(["/data/demo/instances/i-1"], _ => true));

    [Fact]
    public void Another_users_server_is_not_named() =>
        Assert.Empty(IdleServers.Lines(["/data/demo/instances/i-1"], _ => throw new CommandException("another user's", "")));
}
