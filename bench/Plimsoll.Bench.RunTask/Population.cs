using System.Globalization;
using Plimsoll.Ecs.Api.Shapes;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.RunTask;

/// <summary>
/// A cell that has been at work for a while: 5,000 connected instances in three zones, 100,000 running tasks of 100 groups. The
/// records are put as registration and the agents' reports leave them, in place of 5,000 agents.
/// </summary>
internal static class Population
{
    public const int Instances = 5_000;
    public const int Tasks = 100_000;
    public const string Cluster = "default";
    public const string Definition = "web:1";
    private const int Batch = 1_000;
    private const int Groups = 100;
    private static readonly string[] Zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
    private static readonly string[] Types = ["m5.large", "m5.xlarge", "c5.2xlarge", "r5.xlarge"];
    private static readonly string[] Stacks = ["prod", "test", "batch"];
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task FillAsync(Server server)
    {
        var definition = new TaskDefinition
        {
            Family = "web",
            Revision = 1,
            Status = "ACTIVE",
            TaskDefinitionArn = $"arn:aws:ecs:{Server.Region}:{Server.Account}:task-definition/{Definition}",
            RequiresAttributes = [new InstanceAttribute { Name = "com.amazonaws.ecs.capability.docker-remote-api.1.21" }],
            ContainerDefinitions = [new ContainerDefinition { Name = "app", Image = "registry.example/app:1", Cpu = 64, Memory = 128, Essential = true }],
        };
        var cluster = new Cluster
        {
            ClusterName = Cluster,
            ClusterArn = $"arn:aws:ecs:{Server.Region}:{Server.Account}:cluster/{Cluster}",
            Status = "ACTIVE",
        };
        await server.Cell.WriteAsync(tx =>
        {
            tx.Put(EcsTables.Clusters, cluster);
            tx.Put(EcsTables.TaskDefinitions, new TaskDefinitionRecord(definition, []));
        });
        for (var i = 0; i < Instances; i += Batch)
        {
            var from = i;
            await server.Cell.WriteAsync(tx =>
            {
                for (var n = from; n < from + Batch; n++)
                {
                    tx.Put(EcsTables.ContainerInstances, Instance(n));
                }
            });
        }

        for (var i = 0; i < Tasks; i += Batch)
        {
            var from = i;
            await server.Cell.WriteAsync(tx =>
            {
                var index = tx.Derived<FleetIndex>();
                var fleet = index.Of(Cluster);
                for (var n = from; n < from + Batch; n++)
                {
                    var order = Order(server, cluster, definition, n % Groups);
                    var decision = Placer.Place(fleet, Request(order), index.Chance);
                    var instance = tx.Get(EcsTables.ContainerInstances, decision.InstanceId!)!;
                    var task = NewTask.Make(order, instance, decision, null, Start);
                    tx.Put(EcsTables.Tasks, task with { Task = task.Task with { LastStatus = TaskStatuses.Running, StartedAt = Start } });
                }
            });
        }
    }

    private static TaskOrder Order(Server server, Cluster cluster, TaskDefinition definition, int group) => new()
    {
        Call = server.Call,
        Cluster = cluster,
        Definition = definition,
        Demand = Demands.Of(definition, null),
        Group = string.Create(CultureInfo.InvariantCulture, $"service:s{group}"),
        LaunchType = LaunchTypes.Ec2,
    };

    private static PlacementRequest Request(TaskOrder order) => new()
    {
        Demand = order.Demand,
        Group = order.Group,
        Strategies = StrategyChain.ForService([]),
        Explain = false,
    };

    private static ContainerInstanceRecord Instance(int n)
    {
        var id = Ids.Hex32();
        return new ContainerInstanceRecord
        {
            Cluster = Cluster,
            Id = id,
            ConnectivityAt = Start,
            Instance = new ContainerInstance
            {
                ContainerInstanceArn = $"arn:aws:ecs:{Server.Region}:{Server.Account}:container-instance/{Cluster}/{id}",
                Ec2InstanceId = string.Create(CultureInfo.InvariantCulture, $"i-{n:x17}"),
                Status = InstanceStatuses.Active,
                AgentConnected = true,
                RegisteredAt = Start,
                VersionInfo = new VersionInfo { AgentVersion = "1.105.1" },
                RegisteredResources =
                [
                    new Resource { Name = ResourceNames.Cpu, Type = "INTEGER", IntegerValue = 4096 * (1 + (n % 3)) },
                    new Resource { Name = ResourceNames.Memory, Type = "INTEGER", IntegerValue = 8192 * (1 + (n % 2)) },
                    new Resource { Name = ResourceNames.Ports, Type = "STRINGSET", StringSetValue = ["22", "2375", "2376", "51678", "51679"] },
                    new Resource { Name = ResourceNames.PortsUdp, Type = "STRINGSET", StringSetValue = [] },
                ],
                Attributes =
                [
                    new InstanceAttribute { Name = ContainerInstanceRecord.ZoneAttribute, Value = Zones[n % Zones.Length] },
                    new InstanceAttribute { Name = "ecs.instance-type", Value = Types[n % Types.Length] },
                    new InstanceAttribute { Name = "ecs.os-type", Value = "linux" },
                    new InstanceAttribute { Name = "ecs.cpu-architecture", Value = "x86_64" },
                    new InstanceAttribute { Name = "com.amazonaws.ecs.capability.docker-remote-api.1.21" },
                    new InstanceAttribute { Name = "stack", Value = Stacks[n % Stacks.Length] },
                    new InstanceAttribute { Name = "rack", Value = string.Create(CultureInfo.InvariantCulture, $"r{n % 40}") },
                ],
                Tags = [],
            },
        };
    }
}
