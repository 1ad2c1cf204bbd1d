using Plimsoll.Commands;
using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class ExplainTargetTests
{
    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:task/default/0123456789abcdef0123456789abcdef", true, false)]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:task/0123456789abcdef0123456789abcdef", true, false)]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:service/default/web", false, true)]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:service/web", false, true)]
    [InlineData("0123456789abcdef0123456789abcdef", true, true)]
    [InlineData("0123456789abcdef0123456789abcdeg", false, true)]
    [InlineData("web", false, true)]
    public void An_ARN_says_what_it_is_and_only_an_id_may_be_either(string asked, bool task, bool service)
    {
        var target = ExplainTarget.Of(asked);
        Assert.Equal((asked, task, service), (target.Name, target.MayBeTask, target.MayBeService));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_is_no_name_of_a_service(string asked) =>
        Assert.Equal("no task and no service is named.", Assert.Throws<CommandException>(() => ExplainTarget.Of(asked)).Message);

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:cluster/default")]
    [InlineData("arn:aws:ecs:us-east-1:000000000000:task-definition/web:1")]
    [InlineData("arn:")]
    public void The_ARN_of_anything_else_is_refused_with_a_remedy(string asked) =>
        Assert.Contains("plimsoll plan service", Assert.Throws<CommandException>(() => ExplainTarget.Of(asked)).Remedy, StringComparison.Ordinal);
}
