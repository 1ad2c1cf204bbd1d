using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Searching;

/// <summary>Whatever is placed, nothing is promised twice and nothing is lost.</summary>
public sealed class LedgerSafetyTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "binpack:memory")]
    [InlineData(3, "binpack:cpu")]
    [InlineData(4, "spread:instanceId")]
    [InlineData(5, "spread:attribute:ecs.availability-zone,binpack:memory")]
    [InlineData(6, "spread:attribute:ecs.availability-zone,spread:instanceId")]
    [InlineData(7, "spread:instanceId,binpack:cpu")]
    [InlineData(8, "binpack:memory,spread:instanceId")]
    public void No_resource_is_overcommitted_no_port_or_gpu_held_twice_and_all_is_free_in_the_end(ulong seed, string strategies)
    {
        var chance = new SeededChance(seed);
        var fleet = Some.Fleet([.. Enumerable.Range(0, 30).Select(i => Some.Instance($"i{i}", zone: $"{i % 3}") with
        {
            MaxEnis = 4, GpuIds = ["g0", "g1"], ReservedTcpPorts = [22],
        })]);
        var chain = Some.Chain(strategies.Split(',', StringSplitOptions.RemoveEmptyEntries));
        var tasks = new List<string>();
        for (var step = 0; step < 1_500; step++)
        {
            if (tasks.Count > 0 && chance.Next(5) < 2)
            {
                fleet.RemoveTask(tasks[^1]);
                tasks.RemoveAt(tasks.Count - 1);
            }
            else if (fleet.Run(Request(chance) with { Strategies = chain }, $"t{step}", chance) is not null)
            {
                tasks.Insert(chance.Next(tasks.Count + 1), $"t{step}");
            }

            Check(fleet);
        }

        tasks.ForEach(task => fleet.RemoveTask(task));
        Assert.All(fleet.Instances, instance =>
        {
            var left = fleet.GetRemaining(instance.Id)!;
            Assert.Equal((1024, 1024, 4), (left.Cpu, left.Memory, left.Enis));
            Assert.Equal([22], left.TcpPorts);
            Assert.Empty(left.UdpPorts);
            Assert.Equal(["g0", "g1"], left.GpuIds);
        });
    }

    private static PlacementRequest Request(SeededChance chance) => Some.Request(group: $"family:{chance.Next(4)}") with
    {
        Demand = new Demand
        {
            Cpu = chance.Next(300),
            Memory = chance.Next(300),
            TcpPorts = chance.Next(4) == 0 ? [80 + chance.Next(2)] : [],
            UdpPorts = chance.Next(6) == 0 ? [53] : [],
            Gpus = chance.Next(6) == 0 ? 1 : 0,
            Enis = chance.Next(3) == 0 ? 1 : 0,
        },
        Explain = false,
    };

    private static void Check(Fleet fleet)
    {
        foreach (var instance in fleet.Instances)
        {
            var tasks = fleet.TasksOn(instance.Id);
            var left = fleet.GetRemaining(instance.Id)!;
            Assert.True(left is { Cpu: >= 0, Memory: >= 0, Enis: >= 0 });
            Assert.Equal(instance.Cpu - tasks.Sum(task => task.Demand.Cpu), left.Cpu);
            Assert.Equal(instance.Memory - tasks.Sum(task => task.Demand.Memory), left.Memory);
            Assert.Distinct(tasks.SelectMany(task => task.Demand.TcpPorts).Append(22));
            Assert.Distinct(tasks.SelectMany(task => task.Demand.UdpPorts));
            Assert.Distinct(tasks.SelectMany(task => task.GpuIds));
            Assert.Equal(2 - tasks.Sum(task => task.GpuIds.Count), left.GpuIds.Count);
        }
    }
}
