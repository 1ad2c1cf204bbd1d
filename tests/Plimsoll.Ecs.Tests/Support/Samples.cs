using Plimsoll.Ecs.Model;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Records as other parts of ECS leave them in the tables.</summary>
internal static class Samples
{
    public static ContainerInstanceRecord Instance(string cluster, string id, string status = "ACTIVE") => new()
    {
        Cluster = cluster,
        Id = id,
        Instance = new ContainerInstance
        {
            ContainerInstanceArn = $"arn:aws:ecs:{EcsHarness.Region}:{EcsHarness.Account}:container-instance/{cluster}/{id}",
            Status = status,
            Attributes = [new InstanceAttribute { Name = "ecs.os-type", Value = "linux" }],
            Tags = [],
        },
    };

    public static TaskRecord Task(string cluster, string id, string lastStatus, string launchType = "EC2", string? definitionArn = null) => new()
    {
        Cluster = cluster,
        Id = id,
        Family = "web",
        Demand = new Demand(),
        Task = new EcsTask
        {
            TaskArn = $"arn:aws:ecs:{EcsHarness.Region}:{EcsHarness.Account}:task/{cluster}/{id}",
            TaskDefinitionArn = definitionArn,
            LastStatus = lastStatus,
            DesiredStatus = lastStatus == "STOPPED" ? "STOPPED" : "RUNNING",
            LaunchType = launchType,
            Tags = [],
        },
    };
}
