using Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Requirements;

public sealed class ReservedCapabilitiesTests
{
    [Theory]
    [InlineData("ecs.capability.efsAuth")]
    [InlineData("ecs.capability.efs")]
    [InlineData("ecs.capability.env-files.s3")]
    [InlineData("ecs.capability.firelens.fluentbit")]
    public void What_no_agent_of_this_version_has_is_not_built(string attribute) => Assert.True(ReservedCapabilities.IsNotBuilt(attribute));

    [Theory]
    [InlineData("ecs.capability.task-eni")]
    [InlineData("ecs.capability.task-cpu-mem-limit")]
    [InlineData("com.amazonaws.ecs.capability.logging-driver.awslogs")]
    [InlineData("com.amazonaws.ecs.capability.task-iam-role")]
    [InlineData("efs")]
    public void What_an_agent_or_a_user_may_give_is_not(string attribute) => Assert.False(ReservedCapabilities.IsNotBuilt(attribute));

    [Fact]
    public void Each_is_named_as_not_in_this_version() => Assert.Equal(
        "i-1 lacks attribute ecs.capability.efs (not in this version), attribute ecs.capability.efsAuth (not in this version), attribute disk=ssd",
        ReservedCapabilities.Noted("i-1 lacks attribute ecs.capability.efs, attribute ecs.capability.efsAuth, attribute disk=ssd"));
}
