using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.Agent.Tests.Tasks;

namespace Plimsoll.Agent.Tests.Engine;

public class ResyncTests
{
    private static readonly ContainerState Known = new("a") { Phase = ContainerPhase.Pulled, Ports = [new HostPort(80, 8080, "tcp")] };
    private static readonly DateTimeOffset Start = Plans.Now;

    [Fact]
    public void A_container_found_although_its_creation_was_never_answered_is_taken_over_with_its_ports() =>
        Assert.Equal(
            [new Happening.Created("a", "id", Known.Ports)], Resync.Compare(Known, "id", new Inspection(null, false, null, "UNKNOWN")));

    [Fact]
    public void One_that_runs_is_created_started_and_as_healthy_as_docker_says() =>
        Assert.Equal(
            [
                new Happening.Created("a", "id", Known.Ports),
                new Happening.Started("a", Start),
                new Happening.Health("a", "HEALTHY", Start),
            ],
            Resync.Compare(Known, "id", new Inspection(Start, true, null, "HEALTHY")));

    [Fact]
    public void One_that_ended_meanwhile_started_and_exited()
    {
        var exit = new ContainerExit(3, null, Start.AddSeconds(1));

        Assert.Equal(
            [new Happening.Started("a", Start), new Happening.Exited("a", exit)],
            Resync.Compare(Known with { Phase = ContainerPhase.Running }, "id", new Inspection(Start, false, exit, "UNKNOWN")));
    }

    [Fact]
    public void One_that_was_created_and_is_gone_has_failed() =>
        Assert.IsType<Happening.Failed>(Assert.Single(Resync.Compare(Known with { Phase = ContainerPhase.Running }, null, null)));

    [Fact]
    public void One_that_was_never_created_is_simply_not_there() => Assert.Empty(Resync.Compare(Known, null, null));

    [Fact]
    public async Task One_that_the_engine_says_nothing_of_keeps_the_others_waiting_for_a_while_only()
    {
        var time = new FakeTimeProvider();
        await using var engine = new FakeEngine(time, ["docker-a", "docker-b"], silent: "docker-a");
        var plan = Plans.Plan(Plans.Container("a"), Plans.Container("b"));
        var state = Plans.State(plan).Run(plan, "a").Run(plan, "b");

        var looking = new Resync(engine.Engine, FakeEngine.Instance, time).LookAsync([state], new HashSet<string> { state.Arn }, CancellationToken.None);
        await engine.Asked;
        Assert.False(looking.IsCompleted);
        await Eventually.TrueAsync(
            () =>
            {
                // It may have asked and not begun to wait yet.
                time.Advance(Resync.Patience);
                return looking.IsCompleted;
            },
            "the look ends");
        var looks = (await looking).Looks;

        Assert.Null(looks[0].News);
        Assert.IsType<Happening.Started>((await looks[1].Later)[0]);
        engine.Speak();
        Assert.IsType<Happening.Started>((await looks[0].Later)[0]);
    }
}
