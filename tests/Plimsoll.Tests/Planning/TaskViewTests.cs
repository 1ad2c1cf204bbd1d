using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class TaskViewTests
{
    private static readonly Explained Task = new(
        new ExplainedTask("arn:aws:ecs:us-east-1:000000000000:task/c/fedcba", "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3", "service:web", "RUNNING", null, null, []),
        new Instance(null, "i-1", "us-east-1a"),
        null,
        null);

    [Fact]
    public void A_task_that_its_service_chose_to_stop_says_by_which_rules() => Assert.Contains(
        "  chosen to be stopped: not running yet; spread(instanceId): 3 tasks of the group on the instance\n",
        Written(Task with { ScaleIn = ["not running yet", "spread(instanceId): 3 tasks of the group on the instance"] }),
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_rule_that_told_tasks_apart_it_says_so() =>
        Assert.Contains("  chosen to be stopped: no rule preferred one task to another\n", Written(Task with { ScaleIn = [] }), StringComparison.Ordinal);

    [Fact]
    public void A_task_that_was_not_chosen_says_nothing_of_it() =>
        Assert.DoesNotContain("chosen to be stopped", Written(Task), StringComparison.Ordinal);

    [Theory]
    [InlineData("service:web", "a DAEMON service has one task on each instance that qualifies")]
    [InlineData("family:web", "StartTask named the instance")]
    public void A_place_without_a_choice_says_who_named_it(string group, string words) => Assert.Contains(
        $"  placed without a choice: {words}\n", Written(Task with { Task = Task.Task! with { Group = group } }), StringComparison.Ordinal);

    [Theory]
    [InlineData("172.31.0.4", "at 172.31.0.4:9000, on this machine 127.0.1.2:9000")]
    [InlineData(null, "on this machine at 127.0.1.2:9000")]
    public void A_port_is_said_to_answer_where_it_does(string? address, string words) => Assert.Contains(
        $"  port 80/tcp answers {words}\n",
        Written(Task with
        {
            Instance = Task.Instance! with { PrivateIpv4Address = address },
            Task = Task.Task! with { Containers = [new ExplainedContainer("app", "RUNNING", null, null) { NetworkBindings = [new ExplainedBinding("127.0.1.2", 80, 9000, "tcp")] }] },
        }),
        StringComparison.Ordinal);

    private static string Written(Explained explained)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TaskView.Write(output, explained);
        return output.ToString();
    }
}
