using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

public sealed class ContainerReportsTests
{
    private static readonly Container[] Pending = [new() { Name = "app", LastStatus = "PENDING" }];

    [Fact]
    public void The_same_container_twice_in_one_report_is_taken_in_order()
    {
        var after = Apply(Pending, new() { ContainerName = "app", Status = "RUNNING", RuntimeId = "r" }, new() { ContainerName = "app", Status = "STOPPED", ExitCode = 0 });

        Assert.Equal(("STOPPED", 0, "r"), (after[0].LastStatus, after[0].ExitCode, after[0].RuntimeId));
    }

    [Fact]
    public void A_container_that_the_task_does_not_have_is_passed_over() =>
        Assert.Same(Pending, Apply(Pending, new ContainerStateChange { ContainerName = "stranger", Status = "RUNNING" }));

    [Fact]
    public void A_reason_is_cut_to_1024_characters() =>
        Assert.Equal(1024, Apply(Pending, new ContainerStateChange { ContainerName = "app", Reason = new string('x', 5000) })[0].Reason!.Length);

    [Fact]
    public void An_empty_reason_takes_back_the_progress_that_was_told()
    {
        var pulling = Apply(Pending, new ContainerStateChange { ContainerName = "app", Reason = "Pulling: 40 %" });

        Assert.Null(Apply(pulling, new ContainerStateChange { ContainerName = "app", Status = "RUNNING", Reason = "" })[0].Reason);
    }

    [Fact]
    public void A_report_without_a_reason_leaves_the_one_that_is_known()
    {
        var told = Apply(Pending, new ContainerStateChange { ContainerName = "app", Reason = "why" });

        Assert.Equal("why", Apply(told, new ContainerStateChange { ContainerName = "app", Status = "STOPPED" })[0].Reason);
    }

    [Fact]
    public void A_stopped_container_does_not_run_again()
    {
        var stopped = Apply(Pending, new ContainerStateChange { ContainerName = "app", Status = "STOPPED" });

        Assert.Equal("STOPPED", Apply(stopped, new ContainerStateChange { ContainerName = "app", Status = "RUNNING" })[0].LastStatus);
    }

    [Fact]
    public void A_container_with_a_restart_policy_does_run_again()
    {
        var definition = Defined.Of(Defined.Container() with { RestartPolicy = new() { Enabled = true } });
        var stopped = ContainerReports.Apply(Pending, [new() { ContainerName = "app", Status = "STOPPED" }], definition);

        Assert.Equal("RUNNING", ContainerReports.Apply(stopped, [new() { ContainerName = "app", Status = "RUNNING" }], definition)[0].LastStatus);
    }

    [Fact]
    public void An_exit_code_belongs_to_a_stopped_container_alone() =>
        Assert.Null(Apply(Pending, new ContainerStateChange { ContainerName = "app", Status = "RUNNING", ExitCode = 1 })[0].ExitCode);

    private static IReadOnlyList<Container> Apply(IReadOnlyList<Container> containers, params ContainerStateChange[] reports) =>
        ContainerReports.Apply(containers, reports, Defined.Of());
}
