using Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Requirements;

public sealed class MachineAttributesTests
{
    [Theory]
    [InlineData("attribute ecs.cpu-architecture=arm64")]
    [InlineData("10 MiB more memory and attribute ecs.os-family=WINDOWS_SERVER_2022_CORE")]
    [InlineData("attribute:ecs.instance-type == c5.large to hold")]
    public void Nobody_makes_another_machine_of_an_instance(string words) => Assert.True(MachineAttributes.AreIn(words));

    [Theory]
    [InlineData("attribute disk=ssd")]
    [InlineData("attribute ecs.capability.task-eni")]
    [InlineData("attribute:stack == ecs.os-type to hold")]
    public void What_a_user_or_an_agent_may_give_can_be_given(string words) => Assert.False(MachineAttributes.AreIn(words));
}
