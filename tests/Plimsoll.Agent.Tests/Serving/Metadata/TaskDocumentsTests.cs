using Docker.DotNet.Models;
using Plimsoll.Agent.Serving;
using Plimsoll.Agent.Serving.Metadata;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Tasks;
using Plimsoll.AgentLink.Payload;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Tests.Serving.Metadata;

public class TaskDocumentsTests
{
    private static readonly TaskPlan Plan = Plans.Plan(Plans.Container("web"), Plans.Container("side") with { Essential = false });

    private static readonly IReadOnlyDictionary<string, ContainerInspectResponse> Nothing = new Dictionary<string, ContainerInspectResponse>();

    [Fact]
    public void The_newest_version_names_the_cluster_by_its_arn_and_older_ones_by_name()
    {
        var state = Plans.State(Plan);
        var task = Asked(state with { Payload = state.Payload with { TaskClusterArn = "arn:cluster" } });

        Assert.Equal(["demo", "demo", "arn:cluster"], new[] { 2, 3, 4 }.Select(version => TaskDocuments.Of(task, version, Nothing).Cluster));
    }

    [Fact]
    public void A_task_is_as_far_as_its_slowest_container() =>
        Assert.Equal("NONE", TaskDocuments.Of(Asked(Plans.State(Plan).Run(Plan, "web")), 4, Nothing).KnownStatus);

    [Fact]
    public void A_container_that_has_ended_holds_nothing_back() => Assert.Equal(
        "RUNNING", TaskDocuments.Of(Asked(Plans.State(Plan).Run(Plan, "web").Run(Plan, "side").Exit(Plan, "side", 0)), 4, Nothing).KnownStatus);

    [Fact]
    public void A_task_that_is_told_to_stop_is_to_be_stopped() =>
        Assert.Equal("STOPPED", TaskDocuments.Of(Asked(Plans.State(Plan).Run(Plan, "web") with { StopWanted = true }), 4, Nothing).DesiredStatus);

    [Fact]
    public void Only_containers_that_exist_are_listed() =>
        Assert.Equal(["web"], TaskDocuments.Of(Asked(Plans.State(Plan).Run(Plan, "web")), 4, Nothing).Containers.Select(container => container.Name));

    [Fact]
    public void Limits_are_of_the_task_and_left_out_where_it_has_none()
    {
        var state = Plans.State(Plan);

        Assert.Null(TaskDocuments.Of(Asked(state with { Payload = state.Payload with { Cpu = 0, Memory = 0 } }), 4, Nothing).Limits);
        Assert.Equal(new TaskLimits(0.25, null), TaskDocuments.Of(Asked(state with { Payload = state.Payload with { Cpu = 0.25 } }), 4, Nothing).Limits);
    }

    [Fact]
    public void An_awsvpc_interface_is_told_whole_by_the_newest_version()
    {
        var state = Plans.State(Plan).Run(Plan, "web");
        var task = Asked(state with
        {
            Payload = state.Payload with
            {
                ElasticNetworkInterfaces =
                [
                    new ElasticNetworkInterface
                    {
                        MacAddress = "0a:0b", Ipv4Addresses = [new Ipv4Address { PrivateAddress = "172.31.22.9" }], SubnetGatewayIpv4Address = "172.31.16.1/20",
                    },
                ],
            },
        }) with { Plan = Plan with { NetworkMode = "awsvpc" } };

        var network = Assert.Single(TaskDocuments.Of(task, 4, Nothing).Containers[0].Networks!);

        Assert.Equal(("awsvpc", "172.31.22.9", "0a:0b", "172.31.16.0/20", 0), (network.NetworkMode, network.IPv4Addresses[0], network.MACAddress, network.IPv4SubnetCIDRBlock, network.AttachmentIndex));
        Assert.Null(TaskDocuments.Of(task, 3, Nothing).Containers[0].Networks![0].MACAddress);
    }

    [Fact]
    public void Labels_of_ours_are_not_told()
    {
        var seen = new Dictionary<string, ContainerInspectResponse>
        {
            ["docker-web"] = new() { Config = new ContainerConfig { Labels = new Dictionary<string, string> { ["mine"] = "1", ["plimsoll.instance"] = "i" } } },
        };

        Assert.Equal(["mine"], TaskDocuments.Of(Asked(Plans.State(Plan).Run(Plan, "web")), 4, seen).Containers[0].Labels!.Keys);
    }

    private static ServedTask Asked(TaskState state) => new(Agents.Of(), Plan, state, state.Containers[0]);
}
