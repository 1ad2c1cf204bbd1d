using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>How deployments begin, replace each other and complete (spec/tasks-services.md §7, deployments).</summary>
public sealed class RolloutsTests
{
    private static readonly TaskDefinitionRecord Definition = new(Defined.Of(), []);

    [Fact]
    public void A_deployment_begins_as_PRIMARY_and_IN_PROGRESS()
    {
        var begun = Rollouts.Begin("ecs-svc/1", Definition, null, At(1));

        Assert.Equal(("PRIMARY", "IN_PROGRESS", 0), (begun.Status, begun.RolloutState, begun.FailedTasks));
    }

    [Fact]
    public void A_deployment_that_began_says_that_it_is_in_progress() =>
        Assert.Equal("ECS deployment ecs-svc/1 in progress.", Rollouts.Begin("ecs-svc/1", Definition, null, At(1)).RolloutStateReason);

    [Fact]
    public void A_deployment_knows_the_revision_that_its_tasks_run()
    {
        var begun = Rollouts.Begin("ecs-svc/1", Definition, null, At(1));

        Assert.Equal((Definition.Key, Definition.Definition.TaskDefinitionArn), (begun.DefinitionKey, begun.TaskDefinitionArn));
    }

    [Fact]
    public void Another_deployment_supersedes_the_PRIMARY_one_which_becomes_ACTIVE() => Assert.Equal(
        ["new PRIMARY", "mid ACTIVE", "old ACTIVE"],
        Rollouts.Supersede([Deployment("mid"), Old("old")], Deployment("new"), At(9)).Select(one => $"{one.Id} {one.Status}"));

    [Fact]
    public void A_superseded_deployment_was_changed_then() =>
        Assert.Equal(At(9), Rollouts.Supersede([Deployment("mid")], Deployment("new"), At(9))[1].UpdatedAt);

    [Fact]
    public void A_deployment_that_was_ACTIVE_before_is_left_as_it_was()
    {
        var old = Old("old");

        Assert.Same(old, Rollouts.Supersede([Deployment("mid"), old], Deployment("new"), At(9))[2]);
    }

    [Fact]
    public void A_deployment_that_counts_again_is_there_once() => Assert.Equal(
        ["old", "mid"], Rollouts.Supersede([Deployment("mid"), Old("old")], Deployment("old"), At(9)).Select(one => one.Id));

    [Fact]
    public void When_it_completes_the_PRIMARY_deployment_is_the_only_one() =>
        Assert.Equal(["new"], Rollouts.Complete(Service(Deployment("new"), Old("old")), At(9)).Deployments.Select(one => one.Id));

    [Fact]
    public void What_completed_says_so() => Assert.Equal(
        ("COMPLETED", "ECS deployment new completed."), State(Rollouts.Complete(Service(Deployment("new")), At(9)).Primary));

    [Fact]
    public void What_completed_is_what_a_rollback_goes_back_to()
    {
        var service = Rollouts.Complete(Service(Deployment("new")), At(9));

        Assert.Same(service.Primary, service.LastCompleted);
    }

    private static (string State, string Reason) State(DeploymentRecord one) => (one.RolloutState, one.RolloutStateReason);
}
