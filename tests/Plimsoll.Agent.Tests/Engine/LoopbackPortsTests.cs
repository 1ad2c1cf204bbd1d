using System.Net;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Tests.Engine;

public sealed class LoopbackPortsTests
{
    private const string Taken = """{"message":"driver failed programming external connectivity on endpoint x (y): Bind for 127.0.0.1:18090 failed: port is already allocated"}""";
    private static readonly InstanceShape Shape = new() { Name = "i-1", Cpu = 1, Memory = 1, HostAddress = IPAddress.Parse("127.0.10.1"), PublishOnLoopback = true };
    private static readonly ContainerState Created = new("web") { Phase = ContainerPhase.Created };

    [Theory]
    [InlineData(Taken)]
    [InlineData("""{"message":"Error starting userland proxy: listen tcp4 127.0.0.1:18090: bind: address already in use"}""")]
    public void A_start_that_failed_by_a_port_of_the_loopback_is_known(string words) => Assert.True(LoopbackPorts.IsWhatFailed(Shape, Created, words));

    [Fact]
    public void A_port_of_the_instances_own_address_is_not_the_loopbacks() =>
        Assert.False(LoopbackPorts.IsWhatFailed(Shape, Created, Taken.Replace("127.0.0.1", "127.0.10.1", StringComparison.Ordinal)));

    [Fact]
    public void It_is_given_up_once() => Assert.False(LoopbackPorts.IsWhatFailed(Shape, Created with { LoopbackLost = true }, Taken));

    [Fact]
    public void Where_the_loopback_is_the_instances_only_address_the_task_fails() =>
        Assert.False(LoopbackPorts.IsWhatFailed(Shape with { HostAddress = IPAddress.Loopback }, Created, Taken));

    [Fact]
    public void Other_failures_are_none_of_it() => Assert.False(LoopbackPorts.IsWhatFailed(Shape, Created, """{"message":"no such image at 127.0.0.1:5000"}"""));
}
