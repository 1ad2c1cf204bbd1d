using System.Globalization;
using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class ServiceViewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Instance One = new(null, "i-1", "us-east-1a");
    private static readonly Rollout Primary = new(
        "ecs-svc/2", "PRIMARY", "COMPLETED", null, "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3", 2, 1, 1, 0);

    private static readonly ExplainedService Service = new(
        new ServiceState(
            "arn:aws:ecs:us-east-1:000000000000:service/c/web", "web", "ACTIVE", "REPLICA", "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3",
            2, 1, 1, new DeploymentLimits(50, 200), [Primary], [new ServiceEvent(Noon, "(service web) has reached a steady state.")]),
        [
            new PlacedTask(
                "arn:aws:ecs:us-east-1:000000000000:task/c/fedcba", "PENDING", null, "ecs-svc/2", One,
                new Explanation(2, [new Refusal("memory", "RESOURCE:MEMORY", 1)], [new Refused("i-2", "memory", "has 0 of 64 MiB left, the task needs 1")], 1, [new Step("spread(instanceId)", 1, 0, "0 tasks")])),
        ],
        [new TaskPlace(new Instance(null, "i-3", "us-east-1b"), 1, 1), new TaskPlace(One, 1, 0)],
        0, 0, null, null);

    private static readonly Plan Nowhere = new(
        [], 2, [new Failure("RESOURCE:MEMORY", "i-1 has 0 of 64 MiB left, the task needs 64")], [new Remedy("64 MiB more memory", 2, One)]);

    [Fact]
    public void A_service_is_shown_with_its_deployments_places_newest_task_and_events() => Assert.Equal(
        """
        arn:aws:ecs:us-east-1:000000000000:service/c/web
          ACTIVE REPLICA service of web:3: 2 desired, 1 running, 1 pending
          deployment ecs-svc/2 is PRIMARY, COMPLETED: web:3, 2 desired, 1 running, 1 pending
          2 tasks on 2 instances:
            i-1 (us-east-1a)  1 task, 1 not RUNNING
            i-3 (us-east-1b)  1 task
          the newest task, fedcba, is PENDING on i-1 (us-east-1a):
            2 instances considered, 1 would do
            refused by memory: 1  (RESOURCE:MEMORY)
                i-2 has 0 of 64 MiB left, the task needs 1
            spread(instanceId): 1 left, score 0 (0 tasks)
            ties are broken by chance
          nothing is missing
          2026-03-01 12:00:00Z  (service web) has reached a steady state.

        """.ReplaceLineEndings("\n"),
        Written(Service));

    [Fact]
    public void What_is_missing_comes_with_the_reason_and_the_remedies() => Assert.Contains(
        """
          2 tasks missing
          there is no room for 2:
            RESOURCE:MEMORY  i-1 has 0 of 64 MiB left, the task needs 64
          Any of these would make the next one fit:
            64 MiB more memory, on 2 instances; least on i-1 (us-east-1a)

        """.ReplaceLineEndings("\n"),
        Written(Service with { Missing = 2, Waiting = Nowhere }),
        StringComparison.Ordinal);

    [Fact]
    public void What_lacks_an_attribute_lacks_no_room() => Assert.Contains(
        "  no instance meets the requirements of 2:\n    ATTRIBUTE  i-1 lacks attribute disk=ssd\n",
        Written(Service with { Missing = 2, Waiting = Nowhere with { Failures = [new Failure("ATTRIBUTE", "i-1 lacks attribute disk=ssd")] } }),
        StringComparison.Ordinal);

    [Fact]
    public void Of_several_instances_that_were_refused_alike_the_ones_that_are_not_named_are_counted() => Assert.Contains(
        "    refused by memory: 3  (RESOURCE:MEMORY)\n        i-2 has 0 of 64 MiB left, the task needs 1\n        and 2 more\n",
        Written(Service with
        {
            Tasks = [Service.Tasks![0] with { Explanation = Service.Tasks[0].Explanation! with { Refused = [new Refusal("memory", "RESOURCE:MEMORY", 3)] } }],
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Tasks_that_fail_to_start_say_when_the_next_are_tried()
    {
        var held = Written(Service with { Missing = 1, RetryAt = Noon, Waiting = new Plan([new Plimsoll.Planning.Placement(One, null)], 0, [], []) });

        Assert.Contains("  none is started until 2026-03-01 12:00:00Z, because the last ones failed", held, StringComparison.Ordinal);
        Assert.Contains("  there is room for 1 on i-1 (us-east-1a)\n", held, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollout_says_which_deployment_lacks_tasks_how_many_failed_and_what_its_limits_are()
    {
        var rolling = Written(Service with
        {
            Service = Service.Service! with { Deployments = [Primary with { RolloutState = "IN_PROGRESS", FailedTasks = 3 }, Primary with { Id = "ecs-svc/1", Status = "ACTIVE" }] },
            Missing = 1,
            Waiting = new Plan([new Plimsoll.Planning.Placement(One, null)], 0, [], []),
        });

        Assert.Contains("deployment ecs-svc/2 is PRIMARY, IN_PROGRESS: web:3, 2 desired, 1 running, 1 pending, 3 attempts failed\n", rolling, StringComparison.Ordinal);
        Assert.Contains("  the newest task, fedcba of deployment ecs-svc/2, is PENDING", rolling, StringComparison.Ordinal);
        Assert.Contains("  1 task of the newest deployment missing\n", rolling, StringComparison.Ordinal);
        Assert.Contains("50 to 200 % of the desired tasks may run\n", rolling, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DRAINING", "  it was deleted, and is gone when its last task has stopped\n")]
    [InlineData("INACTIVE", "  it was deleted\n")]
    public void A_deleted_service_lacks_nothing(string status, string words)
    {
        var deleted = Written(Service with { Service = Service.Service! with { Status = status, Deployments = [] }, Tasks = [], Places = [], Stopping = 1 });

        Assert.Contains($"  no tasks\n  1 task stopping\n{words}", deleted, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", deleted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 15)]
    [InlineData(16, 15)]
    [InlineData(400, 15)]
    public void However_many_instances_there_are_their_lines_fit_a_screen_and_no_task_is_lost(int instances, int lines)
    {
        var output = Written(Service with { Places = [.. Enumerable.Range(100, instances).Select(i => new TaskPlace(new Instance(null, $"i-{i}", "us-east-1a"), 2, 2))] }).Split('\n');

        var head = Array.FindIndex(output, line => line == $"  {instances * 2} tasks on {instances} instances:");
        var places = output.Skip(head + 1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        Assert.Equal(lines, places.Count);
        Assert.Equal(instances * 2, places.Sum(line => int.Parse(line.Split(' ')[^(line.Contains(" and ", StringComparison.Ordinal) ? 5 : 2)], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Only_the_newest_five_events_are_shown_and_long_ones_are_cut()
    {
        var events = Enumerable.Range(0, 7).Select(i => new ServiceEvent(Noon.AddMinutes(-i), $"event {i}: {string.Join(' ', Enumerable.Repeat("(task fedcba)", 100))}"));
        var shown = Written(Service with { Service = Service.Service! with { Events = [.. events] } }).Split('\n').Where(line => line.Contains("  event ", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, shown.Count);
        Assert.StartsWith("  2026-03-01 12:00:00Z  event 0: (task fedcba)", shown[0], StringComparison.Ordinal);
        Assert.All(shown, line => Assert.True(line.Length < 300 && line.EndsWith(" …", StringComparison.Ordinal), line));
    }

    [Fact]
    public void A_full_fleet_of_a_DAEMON_service_is_summed_up()
    {
        var full = new Plan([], 40, [.. Enumerable.Range(0, 40).Select(i => new Failure("RESOURCE:MEMORY", $"i-{i} has no memory left"))], []);

        Assert.Contains("  and 30 more\n", Written(Service with { Missing = 40, Waiting = full }), StringComparison.Ordinal);
    }

    private static string Written(ExplainedService explained)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ServiceView.Write(output, explained);
        return output.ToString();
    }
}
