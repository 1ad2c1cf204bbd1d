using Plimsoll.Commands;
using Plimsoll.Ecs;
using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class AwsArgumentsTests
{
    [Theory]
    [InlineData("--cluster c --count 3", """{"cluster":"c","count":3}""")]
    [InlineData("--enable-ecs-managed-tags", """{"enableECSManagedTags":true}""")]
    [InlineData("--no-enable-ecs-managed-tags", """{"enableECSManagedTags":false}""")]
    [InlineData(
        "--placement-strategy type=spread,field=attribute:ecs.availability-zone type=binpack,field=memory",
        """{"placementStrategy":[{"type":"spread","field":"attribute:ecs.availability-zone"},{"type":"binpack","field":"memory"}]}""")]
    [InlineData(
        "--network-configuration awsvpcConfiguration={subnets=[subnet-1,subnet-2],assignPublicIp=DISABLED}",
        """{"networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1","subnet-2"],"assignPublicIp":"DISABLED"}}}""")]
    [InlineData("""--placement-constraints [{"type":"distinctInstance"}]""", """{"placementConstraints":[{"type":"distinctInstance"}]}""")]
    [InlineData("""--placement-strategy {"type":"random"}""", """{"placementStrategy":[{"type":"random"}]}""")]
    [InlineData(
        """--placement-strategy {"type":"random"} {"type":"binpack","field":"cpu"}""",
        """{"placementStrategy":[{"type":"random"},{"type":"binpack","field":"cpu"}]}""")]
    [InlineData("--cluster=c --count=3", """{"cluster":"c","count":3}""")]
    [InlineData("--placement-strategy=type=random --count 2", """{"placementStrategy":[{"type":"random"}],"count":2}""")]
    [InlineData("""--cli-input-json {"count":2,"group":"a"} --count 5""", """{"count":5,"group":"a"}""")]
    public void Options_are_read_as_the_aws_command_reads_them(string words, string input) =>
        Assert.Equal(input, AwsArguments.Read(words.Split(' '), EcsService.InputOf("RunTask")).ToJsonString());

    [Fact]
    public void An_expression_keeps_the_commas_of_its_list()
    {
        var input = AwsArguments.Read(
            ["--placement-constraints", "type=memberOf,expression=attribute:ecs.availability-zone in [a, b]"], EcsService.InputOf("RunTask"));
        Assert.Equal("attribute:ecs.availability-zone in [a, b]", (string?)input["placementConstraints"]![0]!["expression"]);
    }

    [Theory]
    [InlineData("--no-such-option x")]
    [InlineData("--count many")]
    [InlineData("--placement-strategy sort=spread")]
    [InlineData("--placement-strategy spread")]
    [InlineData("cluster")]
    [InlineData("--cli-input-json {")]
    [InlineData("--cli-input-json file://")]
    [InlineData("""--cli-input-json {"count":1,"count":2}""")]
    [InlineData("""--overrides {"cpu":"1","cpu":"2"}""")]
    [InlineData("""--placement-strategy {"type":"random"} type=random""")]
    [InlineData("--count=1 2")]
    public void What_the_operation_has_not_is_refused_with_a_remedy(string words) =>
        Assert.NotEmpty(Assert.Throws<CommandException>(() => AwsArguments.Read(words.Split(' '), EcsService.InputOf("RunTask"))).Remedy);

    [Fact]
    public void A_service_is_planned_with_the_options_of_create_service()
    {
        var input = AwsArguments.Read(
            ["--service-name", "web", "--desired-count", "4", "--deployment-configuration", "maximumPercent=200,minimumHealthyPercent=50"],
            EcsService.InputOf("CreateService"));
        Assert.Equal(4, (int?)input["desiredCount"]);
        Assert.Equal(200, (int?)input["deploymentConfiguration"]!["maximumPercent"]);
    }
}
