using System.Globalization;
using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>Whoever does to the letter what any remedy says has the next task placed on the instance that it names.</summary>
public sealed class RemedyIsTrueTests
{
    private static readonly Gen<FleetInstance[]> Clusters = Gen.Select(
        Gen.Int[0, 150], Gen.Int[0, 150], Gen.Int[0, 31], Gen.Int[0, 15], Gen.Int[0, 2],
        (cpu, memory, flaws, ports, enis) => Some.Instance("", cpu, memory, (flaws & 1) == 0 ? "a" : "b", Attributes(flaws)) with
        {
            ReservedTcpPorts = [.. new[] { 80, 443 }.Where((_, i) => (ports & (1 << i)) != 0)],
            ReservedUdpPorts = [.. new[] { 53, 123 }.Where((_, i) => (ports & (4 << i)) != 0)],
            GpuIds = (flaws & 2) == 0 ? ["g0", "g1"] : ["g0"],
            MaxEnis = enis,
            AgentConnected = (flaws & 28) != 28,
            Status = (flaws & 28) == 12 ? InstanceStatus.Draining : InstanceStatus.Active,
            External = (flaws & 28) == 20,
        }).Array[1, 6].Select(all => all.Select((one, i) => one with { Id = $"i{i}", Ec2InstanceId = $"i-i{i}" }).ToArray());

    private static readonly PlacementRequest Request = Obstacle.Request with
    {
        Demand = new Demand { Cpu = 100, Memory = 100, TcpPorts = [80, 443], UdpPorts = [53, 123], Gpus = 2, Enis = 1 },
        RequiredAttributes = [new RequiredAttribute("need"), new RequiredAttribute("also")],
    };

    [Fact]
    public void Doing_what_a_remedy_says_places_the_task_there() => Gen.Select(Clusters, Gen.Int[0, 63]).Sample((instances, occupied) =>
    {
        var plan = Planner.Plan(Build(instances, occupied), Request, 1, Some.Chance());
        return plan.Unplaced == 0 || Changes(plan).All(remedy =>
        {
            var fleet = Build(instances, occupied);
            var allowed = Request;
            foreach (var words in remedy.Words.Split(" and "))
            {
                allowed = Apply(fleet, remedy.InstanceId, words, allowed);
            }

            return Placer.PlaceOn(fleet, allowed, remedy.InstanceId).Placed;
        });
    });

    [Fact]
    public void Doing_one_unit_less_of_cpu_or_memory_does_not() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99]).Sample((cpu, memory) =>
        {
            var fleet = Some.Fleet(Some.Instance("i1", cpu, memory));
            var words = Planner.Plan(fleet, Some.Request(), 1, Some.Chance()).Remedies[0].Words.Split(" and ").Select(Amount).ToArray();

            fleet.PutInstance(Some.Instance("i1", cpu + words[0] - 1, memory + words[1]));
            var tooLittleCpu = !Placer.Place(fleet, Some.Request(), Some.Chance()).Placed;
            fleet.PutInstance(Some.Instance("i1", cpu + words[0], memory + words[1] - 1));
            return tooLittleCpu && !Placer.Place(fleet, Some.Request(), Some.Chance()).Placed;
        });

    [Fact]
    public void So_many_fewer_ports_is_just_enough()
    {
        var ports = Enumerable.Range(1, 100).ToArray();
        var request = Some.Request() with { Demand = new Demand { TcpPorts = [200, 201], UdpPorts = [300] } };

        var remedy = Planner.Plan(Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = ports }), request, 1, Some.Chance()).Remedies[0];

        Assert.Equal("3 fewer reserved host ports", remedy.Words);
        Assert.True(Placer.Place(Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = ports[3..] }), request, Some.Chance()).Placed);
        Assert.False(Placer.Place(Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = ports[2..] }), request, Some.Chance()).Placed);
    }

    [Fact]
    public void What_an_instance_owes_its_tasks_is_part_of_the_remedy() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 2]).Sample((cpu, memory, enis) =>
        {
            // It registers again, smaller than the 200 CPU units, 200 MiB and two interfaces that its task holds.
            var fleet = Some.Fleet(Some.Instance("i1", 200, 200) with { MaxEnis = 2 });
            fleet.PutTask(Some.Task("t", "i1", demand: new Demand { Cpu = 200, Memory = 200, Enis = 2 }));
            fleet.PutInstance(Some.Instance("i1", cpu, memory) with { MaxEnis = enis });
            var request = Some.Request() with { Demand = new Demand { Cpu = 100, Memory = 100, Enis = 1 } };

            var remedy = Planner.Plan(fleet, request, 1, Some.Chance()).Remedies[0];

            return remedy.Words == $"{300 - cpu} more CPU units and {300 - memory} MiB more memory and {3 - enis} more network interface{(enis == 2 ? "" : "s")}";
        });

    [Fact]
    public void Of_instances_that_owe_their_tasks_the_one_that_owes_least_is_named()
    {
        var fleet = Some.Fleet(Some.Instance("deep", cpu: 900), Some.Instance("less", cpu: 900));
        fleet.PutTask(Some.Task("t1", "deep", demand: Some.Demand(900)));
        fleet.PutTask(Some.Task("t2", "less", demand: Some.Demand(900)));
        fleet.PutInstance(Some.Instance("deep", cpu: 300));
        fleet.PutInstance(Some.Instance("less", cpu: 500));

        Assert.Equal("less", Planner.Plan(fleet, Some.Request(), 1, Some.Chance()).Remedies[0].InstanceId);
    }

    private static (string Name, string? Value)[] Attributes(int flaws) => (flaws & 28) switch
    {
        0 => [("need", null), ("also", "yes"), ("kind", "web")],
        4 => [("need", null), ("kind", "web")],
        8 => [("kind", "web")],
        16 => [("need", null), ("also", null), ("kind", "db")],
        _ => [("need", null), ("also", null), ("kind", "web")],
    };

    /// <summary>The instances, and on some of them a task of the same family.</summary>
    private static Fleet Build(FleetInstance[] instances, int occupied)
    {
        var fleet = Some.Fleet(instances);
        foreach (var instance in instances.Where((_, i) => (occupied & (1 << i)) != 0))
        {
            var demand = Some.Demand(Math.Min(30, instance.Cpu), Math.Min(30, instance.Memory));
            fleet.PutTask(Some.Task($"on-{instance.Id}", instance.Id, demand: demand));
        }

        return fleet;
    }

    private static IEnumerable<Remedy> Changes(PlacementPlan plan) =>
        plan.Remedies.Where(remedy => !remedy.Words.Contains("more instance", StringComparison.Ordinal));

    private static int Amount(string words) => int.Parse(words.Split(' ')[0], CultureInfo.InvariantCulture);

    private static PlacementRequest Apply(Fleet fleet, string id, string words, PlacementRequest request)
    {
        fleet.TryGetInstance(id, out var found);
        var one = found!;
        var parts = words.Split(' ');
        if (words.StartsWith("a subnet in zone", StringComparison.Ordinal))
        {
            return request with { AllowedZones = [.. request.AllowedZones!, parts[^1]] };
        }

        if (words == "its task of family:web gone")
        {
            fleet.RemoveTask($"on-{id}");
            return request;
        }

        fleet.PutInstance(parts switch
        {
            [_, "more", "CPU", "unit" or "units"] => one with { Cpu = one.Cpu + Amount(words) },
            [_, "MiB", "more", "memory"] => one with { Memory = one.Memory + Amount(words) },
            [_, "more", "free", "GPU" or "GPUs"] => one with { GpuIds = [.. one.GpuIds, .. Enumerable.Range(0, Amount(words)).Select(i => $"more{i}")] },
            [_, "more", "network", "interface" or "interfaces"] => one with { MaxEnis = one.MaxEnis + Amount(words) },
            ["TCP", "port", .., "free"] => one with { ReservedTcpPorts = [.. one.ReservedTcpPorts.Except(Ports(parts))] },
            ["UDP", "port", .., "free"] => one with { ReservedUdpPorts = [.. one.ReservedUdpPorts.Except(Ports(parts))] },
            ["attribute", var name] => one with { Attributes = new Dictionary<string, string?>(one.Attributes) { [name] = null } },
            ["attribute:kind", "==", "web", "to", "hold"] =>
                one with { Attributes = new Dictionary<string, string?>(one.Attributes) { ["kind"] = "web" } },
            ["the", "agent", "connected"] => one with { AgentConnected = true },
            ["the", "instance", "set", "to", "ACTIVE"] => one with { Status = InstanceStatus.Active },
            ["an", "instance", "of", "launch", "type", "EC2"] => one with { External = false },
            _ => throw new ArgumentOutOfRangeException(nameof(words), words, "no such remedy"),
        });
        return request;
    }

    private static IEnumerable<int> Ports(string[] parts) => parts[2..^1].Select(part => int.Parse(part.TrimEnd(','), CultureInfo.InvariantCulture));
}
