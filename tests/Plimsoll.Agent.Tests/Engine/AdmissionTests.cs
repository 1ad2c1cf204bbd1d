using CsCheck;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.Agent.Tests.Tasks;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Tests.Engine;

public class AdmissionTests
{
    private static readonly Capacity Room = new(1024, 1000, [22], []);

    [Fact]
    public void A_task_that_does_not_fit_holds_back_those_behind_it() =>
        Assert.Equal(["1"], Admit((100, 600, null), (100, 600, null), (100, 10, null)));

    [Fact]
    public void Cpu_memory_and_ports_each_hold_back()
    {
        Assert.Equal(["1"], Admit((1000, 1, null), (100, 1, null)));
        Assert.Equal(["1"], Admit((1, 1, 8080), (1, 1, 8080)));
        Assert.Empty(Admit((1, 1, 22)));
    }

    [Fact]
    public void No_admission_ever_exceeds_the_instance() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[0, 700], Gen.Int[0, 3]).Array[0, 12].Sample(wanted =>
        {
            var tasks = wanted.Select(it => (it.Item1, it.Item2, it.Item3 == 0 ? (int?)null : 8000 + it.Item3)).ToArray();
            var admitted = Admit(tasks).Select(name => tasks[int.Parse(name) - 1]).ToList();
            return admitted.Sum(it => it.Item1) <= Room.Cpu
                && admitted.Sum(it => it.Item2) <= Room.Memory
                && admitted.Where(it => it.Item3 is not null).GroupBy(it => it.Item3).All(port => port.Count() == 1)
                && admitted.Count == tasks.TakeWhile((_, i) => i < admitted.Count).Count();
        });

    [Fact]
    public void The_limits_of_the_task_count_before_the_sums_of_its_containers()
    {
        var task = TestTask.Of(Plans.Container("a") with { Cpu = 10, Memory = 20 }) with { Cpu = 0.25, Memory = 128 };

        var demand = Demand.Of(task, TaskPlanReader.Read(task, new AgentConfig()));

        Assert.Equal((256, 128), (demand.Cpu, demand.Memory));
    }

    [Fact]
    public void A_memory_reservation_counts_before_the_limit()
    {
        var task = TestTask.Of(
            (Plans.Container("a") with { Cpu = 10, Memory = 20 }).With(new DockerHostConfig { MemoryReservation = 12 * 1048576 }),
            Plans.Container("b") with { Cpu = 5, Memory = 8 });

        var demand = Demand.Of(task, TaskPlanReader.Read(task, new AgentConfig()));

        Assert.Equal((15, 20), (demand.Cpu, demand.Memory));
    }

    [Theory]
    [InlineData("bridge", "8080/tcp")]
    [InlineData("host", "80/tcp 90/udp")]
    [InlineData("awsvpc", "")]
    public void Static_ports_depend_on_the_network_mode(string mode, string ports)
    {
        var task = TestTask.Of(Plans.Container("a") with
        {
            PortMappings = [new PortMapping { ContainerPort = 80, HostPort = 8080 }, new PortMapping { ContainerPort = 90, Protocol = "udp" }],
        }) with { NetworkMode = mode };

        var demand = Demand.Of(task, TaskPlanReader.Read(task, new AgentConfig()));

        Assert.Equal(ports, string.Join(' ', demand.Ports.Select(it => $"{it.Port}/{it.Protocol}")));
    }

    private static IReadOnlyList<string> Admit(params (int Cpu, int Memory, int? Port)[] tasks) =>
        Admission.Next(Room, tasks.Select((it, i) => (
            new TaskState
            {
                Payload = new AcsTask { Arn = $"{i + 1}" }, Containers = [new ContainerState("c")], Sequence = i,
            },
            new Demand(it.Cpu, it.Memory, it.Port is { } port ? [(port, "tcp")] : []))));
}
