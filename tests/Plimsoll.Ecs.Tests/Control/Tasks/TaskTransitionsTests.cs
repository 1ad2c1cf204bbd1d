using CsCheck;
using Plimsoll.Ecs.Api.Agents;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

public sealed class TaskTransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TaskDefinition Definition = Defined.Of(Defined.Container("app"), Defined.Container("side", essential: false));

    private static readonly Gen<string?> Status = Gen.OneOf(new string?[] { "PENDING", "RUNNING", "STOPPED", "", "NONSENSE", null }.Select(status => Gen.Const(status)).ToArray());

    private static readonly Gen<ContainerStateChange> ContainerReport = Gen.Select(
        Gen.OneOf(Gen.Const("app"), Gen.Const("side"), Gen.Const("stranger")), Status, Gen.OneOf(Gen.Const((int?)null), Gen.Const((int?)0), Gen.Const((int?)137)),
        (name, status, exit) => new ContainerStateChange { ContainerName = name, Status = status, ExitCode = exit });

    private static readonly Gen<Func<TaskRecord, TaskRecord>> Step = Gen.OneOf(
        Gen.Select(Status, ContainerReport.List[0, 3]).Select<(string?, List<ContainerStateChange>), Func<TaskRecord, TaskRecord>>(report =>
            record => TaskTransitions.Report(record, new() { Status = report.Item1, Containers = report.Item2 }, Definition, Now)),
        Gen.Const<Func<TaskRecord, TaskRecord>>(TaskTransitions.StartAcknowledged),
        Gen.Const<Func<TaskRecord, TaskRecord>>(TaskTransitions.StopAcknowledged),
        Gen.Const<Func<TaskRecord, TaskRecord>>(record => TaskTransitions.Stop(record, "UserInitiated", "enough", Now)),
        Gen.Const<Func<TaskRecord, TaskRecord>>(record => TaskTransitions.Abandon(record, "UserInitiated", "gone", Now)));

    [Fact]
    public void Whatever_is_reported_and_asked_states_only_move_forward() => Step.List[1, 12].Sample(steps =>
    {
        var record = Fresh();
        foreach (var step in steps)
        {
            var next = step(record);
            Assert.True(TaskStatuses.Rank(next.Task.LastStatus) >= TaskStatuses.Rank(record.Task.LastStatus));
            Assert.False(record.Task.DesiredStatus == "STOPPED" && next.Task.DesiredStatus != "STOPPED");
            Assert.All(
                record.Task.Containers!.Zip(next.Task.Containers!),
                pair => Assert.False(pair.First.LastStatus == "STOPPED" && pair.Second.LastStatus != "STOPPED"));
            record = next;
        }
    });

    [Fact]
    public void A_step_that_changes_what_is_shown_raises_the_version_and_one_that_changes_nothing_is_the_record_itself() =>
        Step.List[1, 12].Sample(steps =>
        {
            var record = Fresh();
            foreach (var step in steps)
            {
                var next = step(record);
                if (ReferenceEquals(next, record))
                {
                    continue;
                }

                Assert.True(next.Task.Version > record.Task.Version || (next.StartAcknowledged && !record.StartAcknowledged && next.Task == record.Task));
                record = next;
            }
        });

    [Fact]
    public void A_stopped_task_wants_to_be_stopped_and_says_why_and_when() => Step.List[1, 12].Sample(steps =>
    {
        var task = steps.Aggregate(Fresh(), (record, step) => step(record)).Task;
        if (task.LastStatus == "STOPPED")
        {
            Assert.Equal("STOPPED", task.DesiredStatus);
            Assert.NotNull(task.StopCode);
            Assert.NotNull(task.StoppedReason);
            Assert.NotNull(task.StoppedAt);
            Assert.NotNull(task.StoppingAt);
            Assert.All(task.Containers!, container => Assert.Equal("STOPPED", container.LastStatus));
        }
    });

    [Fact]
    public void The_same_report_again_is_the_record_itself()
    {
        var report = new SubmitTaskStateChangeRequest
        {
            Status = "RUNNING",
            PullStartedAt = Now,
            Containers = [new() { ContainerName = "app", Status = "RUNNING", RuntimeId = "r", NetworkBindings = [new() { HostPort = 80 }] }],
        };
        var first = TaskTransitions.Report(Fresh(), report, Definition, Now);

        var again = TaskTransitions.Report(
            first,
            report with { Containers = [report.Containers[0] with { NetworkBindings = [new() { HostPort = 80 }] }] },
            Definition,
            Now.AddMinutes(1));

        Assert.Same(first, again);
    }

    [Fact]
    public void A_report_of_RUNNING_starts_the_clock_once_and_attaches_the_network_interface()
    {
        var fresh = Fresh();
        var awsvpc = fresh with
        {
            Task = fresh.Task with { LastStatus = "PROVISIONING", Attachments = [new() { Id = "a", Status = "PRECREATED" }] },
        };

        var running = TaskTransitions.Report(awsvpc, new() { Status = "RUNNING" }, Definition, Now);
        var later = TaskTransitions.Report(running, new() { Status = "RUNNING", PullStoppedAt = Now }, Definition, Now.AddHours(1));

        Assert.Equal("RUNNING", running.Task.LastStatus);
        Assert.Equal("ATTACHED", running.Task.Attachments![0].Status);
        Assert.Equal(Now, later.Task.StartedAt);
    }

    [Fact]
    public void An_agent_that_acknowledges_a_stop_which_nobody_ordered_changes_nothing()
    {
        var record = Fresh();

        Assert.Same(record, TaskTransitions.StopAcknowledged(record));
    }

    [Fact]
    public void The_acknowledged_stop_is_shown_as_STOPPING() => Assert.Equal(
        "STOPPING", TaskTransitions.StopAcknowledged(TaskTransitions.Stop(Fresh(), "UserInitiated", "r", Now)).Task.LastStatus);

    [Fact]
    public void The_acknowledged_start_takes_an_awsvpc_task_from_PROVISIONING_to_PENDING()
    {
        var record = Fresh();

        var acknowledged = TaskTransitions.StartAcknowledged(record with { Task = record.Task with { LastStatus = "PROVISIONING" } });

        Assert.Equal("PENDING", acknowledged.Task.LastStatus);
        Assert.True(acknowledged.StartAcknowledged);
    }

    [Fact]
    public void What_a_user_said_when_stopping_stays_whatever_the_agent_reports_later()
    {
        var stopping = TaskTransitions.Stop(Fresh(), "UserInitiated", "enough", Now);

        var stopped = TaskTransitions.Report(
            stopping, new() { Status = "STOPPED", Reason = "other", Containers = [new() { ContainerName = "app", Status = "STOPPED", ExitCode = 137 }] }, Definition, Now);

        Assert.Equal(("UserInitiated", "enough"), (stopped.Task.StopCode, stopped.Task.StoppedReason));
        Assert.Equal(137, stopped.Task.Containers![0].ExitCode);
    }

    private static TaskRecord Fresh()
    {
        var record = Samples.Task("c", "t", "PENDING");
        return record with
        {
            Task = record.Task with
            {
                Version = 1,
                Attachments = [],
                Containers = [new() { Name = "app", LastStatus = "PENDING" }, new() { Name = "side", LastStatus = "PENDING" }],
            },
        };
    }
}
