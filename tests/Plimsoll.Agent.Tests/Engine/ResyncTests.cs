using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Tasks;
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
}
