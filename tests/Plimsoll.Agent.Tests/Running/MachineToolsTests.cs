using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tests.Support;

namespace Plimsoll.Agent.Tests.Running;

public class MachineToolsTests
{
    [Fact]
    public void A_machine_with_both_programs_has_the_tools()
    {
        using var machine = new FakeMachine("");

        Assert.True(MachineTools.AreIn(["", "/nowhere", machine.Programs]));
    }

    [Fact]
    public void An_image_that_lacks_one_does_not()
    {
        using var machine = new FakeMachine("");
        File.Delete(Path.Combine(machine.Programs, "iptables"));

        Assert.False(MachineTools.AreIn([machine.Programs]));
    }
}
