using Plimsoll.Client;
using Plimsoll.Status;
using TaskStatus = Plimsoll.Status.TaskStatus;

namespace Plimsoll.Tests.Status;

public sealed class ClusterStatusTests
{
    private const string InstanceArn = "arn:aws:ecs:us-east-1:000000000000:container-instance/c/0123456789abcdef0123456789abcdef";

    private static readonly ContainerInstance Instance = new()
    {
        ContainerInstanceArn = InstanceArn,
        Ec2InstanceId = "i-0123456789abcdef0",
        Status = "ACTIVE",
        AgentConnected = true,
        RunningTasksCount = 1,
        RegisteredResources = [new Resource { Name = "CPU", IntegerValue = 2048 }, new Resource { Name = "MEMORY", IntegerValue = 4096 }],
        RemainingResources = [new Resource { Name = "CPU", IntegerValue = 1792 }, new Resource { Name = "MEMORY", IntegerValue = 1024 }],
        Attributes = [new InstanceAttribute { Name = "ecs.instance-type", Value = "t3.medium" }, new InstanceAttribute { Name = "ecs.availability-zone", Value = "us-east-1b" }],
    };

    private static readonly EcsTask Task = new()
    {
        TaskArn = "arn:aws:ecs:us-east-1:000000000000:task/c/fedcba",
        TaskDefinitionArn = "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3",
        ContainerInstanceArn = InstanceArn,
        AvailabilityZone = "us-east-1b",
        LastStatus = "RUNNING",
        DesiredStatus = "RUNNING",
    };

    private static readonly Service Service = new()
    {
        ServiceName = "shop",
        SchedulingStrategy = "REPLICA",
        TaskDefinition = "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3",
        Status = "ACTIVE",
        DesiredCount = 2,
        RunningCount = 1,
        PendingCount = 1,
    };

    [Fact]
    public void What_is_used_is_what_is_registered_without_what_remains()
    {
        var instance = InstanceStatus.Of(Instance);

        Assert.Equal((new Load(256, 2048), new Load(3072, 4096)), (instance.Cpu, instance.Memory));
    }

    [Fact]
    public void A_task_is_shown_on_the_instance_by_its_EC2_id()
    {
        var cluster = ClusterStatus.Of(new Cluster { ClusterName = "c", Status = "ACTIVE" }, [Instance], [Service], [Task]);

        Assert.Equal(new TaskStatus("fedcba", "web:3", "RUNNING", "RUNNING", "i-0123456789abcdef0", "us-east-1b"), cluster.Tasks.Single());
    }

    [Fact]
    public void Plain_output_has_one_line_a_thing_and_begins_with_the_clusters()
    {
        var cluster = ClusterStatus.Of(new Cluster { ClusterName = "c", Status = "ACTIVE" }, [Instance], [Service], [Task]);
        using var output = new StringWriter { NewLine = "\n" };

        StatusView.WritePlain(output, new ServerStatus("http://127.0.0.1:4566", "us-east-1", "000000000000", [new SubnetStatus("subnet-1", "us-east-1a", "172.31.0.0/20")], [cluster]));

        Assert.Equal(
            "cluster\tc\tACTIVE\n"
            + "instance\tc\ti-0123456789abcdef0\tt3.medium\tus-east-1b\tACTIVE\tcpu 256/2048\tmemory 3072/4096\ttasks 1\taddress -\n"
            + "service\tc\tshop\tREPLICA\tweb:3\tACTIVE\tdesired 2\trunning 1\tpending 1\n"
            + "task\tc\tfedcba\tweb:3\tRUNNING\ti-0123456789abcdef0\tus-east-1b\n"
            + "subnet\tsubnet-1\tus-east-1a\t172.31.0.0/20\n",
            output.ToString());
    }
}
