using Plimsoll.Ec2;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Placement;

/// <summary>Private addresses of awsvpc tasks.</summary>
public sealed class AddressTests : IAsyncDisposable
{
    private static readonly Subnet[] Subnets = [.. new Vpc(EcsHarness.Account, EcsHarness.Region, 3).Subnets];
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task No_two_tasks_have_the_same_address()
    {
        await StartAsync();
        var addresses = new HashSet<string>();
        for (var i = 0; i < 50; i++)
        {
            Assert.True(addresses.Add(_ecs.TaskOf(await RunAsync())!.NetworkInterface!.PrivateAddress));
        }
    }

    [Fact]
    public async Task An_address_is_of_the_subnet_in_the_instances_zone_and_shown_everywhere()
    {
        await StartAsync(zone: 1);

        var record = _ecs.TaskOf(await RunAsync())!;

        var network = record.NetworkInterface!;
        Assert.Equal((Subnets[1].Id, Subnets[1].Gateway), (network.SubnetId, network.Gateway));
        Assert.Equal(network.PrivateAddress, record.Task.Containers![0].NetworkInterfaces![0].PrivateIpv4Address);
        Assert.Contains(record.Task.Attachments![0].Details!, detail => detail is { Name: "privateIPv4Address" } && detail.Value == network.PrivateAddress);
        Assert.Equal("PROVISIONING", record.Task.LastStatus);
    }

    [Fact]
    public async Task An_instance_in_a_zone_without_subnet_is_no_candidate()
    {
        await StartAsync(zone: 2);

        var answer = await _ecs.CallAsync("RunTask", $"{{'taskDefinition':'web',{Network(Subnets[0])}}}");

        Assert.Equal(["LOCATION"], answer["failures"].Each("reason"));
    }

    [Fact]
    public async Task Addresses_are_given_back_by_stopped_tasks_and_when_all_are_taken_the_interface_is_the_reason()
    {
        await StartAsync();
        var tasks = new List<string>();
        while (tasks.Count < Subnet.Addresses)
        {
            var count = Math.Min(10, Subnet.Addresses - tasks.Count);
            tasks.AddRange((await _ecs.CallAsync("RunTask", $"{{'taskDefinition':'web','count':{count},{Network(Subnets[0])}}}"))["tasks"].Each("taskArn"));
        }

        Assert.Equal(["RESOURCE:ENI"], (await _ecs.CallAsync("RunTask", $"{{'taskDefinition':'web',{Network(Subnets[0])}}}"))["failures"].Each("reason"));
        var address = _ecs.TaskOf(tasks[7])!.NetworkInterface!.PrivateAddress;
        await _ecs.ReportAsync(tasks[7], "STOPPED");

        Assert.Equal(address, _ecs.TaskOf(await RunAsync())!.NetworkInterface!.PrivateAddress);
    }

    private async Task StartAsync(int zone = 0)
    {
        await _ecs.DefineAsync(Defined.Of(Defined.Container() with { Cpu = 0, Memory = 4 }) with { NetworkMode = "awsvpc" });
        await _ecs.JoinAsync(memory: 1 << 20, attributes: $"ecs.availability-zone={Subnets[zone].AvailabilityZone}");
    }

    private Task<string> RunAsync() => _ecs.RunAsync("," + Network(Subnets));

    private static string Network(params Subnet[] subnets) =>
        $"'networkConfiguration':{{'awsvpcConfiguration':{{'subnets':[{string.Join(',', subnets.Select(subnet => $"'{subnet.Id}'"))}]}}}}";
}
