using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Bench.Placement;

/// <summary>Clusters to measure on: three zones, two instance types, the capabilities an agent reports.</summary>
internal static class Clusters
{
    private static readonly int[] ReservedPorts = [22, 2375, 2376, 51678, 51679, 51680];

    public static Fleet Create(int instances, int tasksPerInstance)
    {
        var fleet = new Fleet();
        for (var i = 0; i < instances; i++)
        {
            fleet.PutInstance(Instance(i, tasksPerInstance));
        }

        return fleet;
    }

    /// <summary>Room for a bit more than so many tasks of 192 CPU units and 384 MiB on average.</summary>
    public static FleetInstance Instance(int number, int tasks) => new()
    {
        Id = $"arn:aws:ecs:us-east-1:123456789012:container-instance/default/{number:x32}",
        Cpu = tasks * 220,
        Memory = tasks * 440,
        ReservedTcpPorts = ReservedPorts,
        Attributes = new Dictionary<string, string?>
        {
            ["ecs.availability-zone"] = $"us-east-1{(char)('a' + (number % 3))}",
            ["ecs.instance-type"] = number % 2 == 0 ? "m5.xlarge" : "m6i.xlarge",
            ["ecs.os-type"] = "linux",
            ["ecs.cpu-architecture"] = "x86_64",
            ["ecs.capability.task-eni"] = null,
            ["com.amazonaws.ecs.capability.docker-remote-api.1.29"] = null,
            ["com.amazonaws.ecs.capability.logging-driver.awslogs"] = null,
        },
        Ec2InstanceId = $"i-{number:x17}",
        AgentVersion = "1.89.2",
    };

    /// <summary>CPU units from 64 to 320 and MiB from 128 to 640, in steps of 1.</summary>
    public static Demand Demand(IChance chance) => new() { Cpu = 64 + chance.Next(257), Memory = 128 + chance.Next(513) };
}
