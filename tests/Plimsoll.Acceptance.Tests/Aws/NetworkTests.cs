using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Tasks reach tasks, as on AWS: in every mode, on every instance, by address and by name.</summary>
public sealed class NetworkTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const string Serve = "busybox httpd -f -p 80 -h /w";

    [Fact]
    public async Task A_bridge_task_reaches_published_ports_of_every_instance()
    {
        await BridgeAsync("bridged", 8101, 3);
        var addresses = await InstancesAsync();
        Assert.Equal(3, addresses.Distinct().Count());

        foreach (var address in addresses)
        {
            Assert.Equal("bridged", await FromBridgeAsync($"{address} 8101"));
        }
    }

    [Fact]
    public async Task A_bridge_task_reaches_an_awsvpc_task_by_address_and_by_name()
    {
        var address = await VpcAsync("vpcd", 80);

        Assert.Equal("vpcd", await FromBridgeAsync($"{address} 80"));
        Assert.Equal("vpcd", await FromBridgeAsync("vpcd.default.plimsoll.internal 80"));
    }

    [Fact]
    public async Task An_awsvpc_task_reaches_published_ports_and_other_awsvpc_tasks_by_address_and_by_name()
    {
        await BridgeAsync("front", 8102, 3);
        var first = await VpcAsync("vone", 80);
        await VpcAsync("vtwo", 80);

        var from = await ContainerAsync("vtwo");

        Assert.Equal("front", await GetAsync(from, $"{(await InstancesAsync())[0]} 8102"));
        Assert.Equal("front", await GetAsync(from, "front.default.plimsoll.internal 8102"));
        Assert.Equal("vone", await GetAsync(from, $"{first} 80"));
        Assert.Equal("vone", await GetAsync(from, "vone.default.plimsoll.internal 80"));
    }

    [Fact]
    public async Task Udp_goes_the_same_ways()
    {
        // Busybox has no UDP of its own; aws needs the machine's Python, so it is there.
        const string Echo = "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('', 90))\nwhile True: d, a = s.recvfrom(99); s.sendto(d, a)";
        const string Mounts = """
            {"sourceVolume":"usr","containerPath":"/usr","readOnly":true},{"sourceVolume":"lib","containerPath":"/lib","readOnly":true},
            {"sourceVolume":"lib64","containerPath":"/lib64","readOnly":true}
            """;
        const string Volumes = """
            "volumes":[{"name":"usr","host":{"sourcePath":"/usr"}},{"name":"lib","host":{"sourcePath":"/lib"}},{"name":"lib64","host":{"sourcePath":"/lib64"}}],
            """;
        await cluster.RegisterAsync(
            "echo",
            $$"""
            "command":["/usr/bin/python3","-c",{{JsonSerializer.Serialize(Echo)}}],"mountPoints":[{{Mounts}}],"portMappings":[{"containerPort":90,"hostPort":8190,"protocol":"udp"}]
            """,
            Volumes);
        await ServeAsync("echo", 3, "");
        var from = await ContainerAsync("echo");

        foreach (var address in await InstancesAsync())
        {
            var asked = await Command.RunAsync("docker", ["exec", from, "/usr/bin/python3", "-c",
                $"import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(9); s.sendto(b'hello', ('{address}', 8190)); print(s.recvfrom(99)[0].decode())"]);
            Assert.Equal("hello", asked.Output.Trim());
        }
    }

    [Fact]
    public async Task A_name_that_is_no_service_is_not_found()
    {
        var found = await Command.RunAsync("docker", ["exec", await AskerAsync(), "busybox", "nslookup", "nothing.default.plimsoll.internal"]);

        Assert.Contains("NXDOMAIN", found.Output + found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_leaves_the_network_that_all_servers_share()
    {
        await VpcAsync("before", 80);
        var before = await Command.RunAsync("docker", ["network", "inspect", "-f", "{{.Id}}", "plimsoll-vpc"]);

        Assert.Equal(0, (await cluster.PlimsollAsync("reset")).Code);

        Assert.Equal(before.Output, (await Command.RunAsync("docker", ["network", "inspect", "-f", "{{.Id}}", "plimsoll-vpc"])).Output);
        await cluster.AwsAsync("logs create-log-group --log-group-name " + LocalCluster.LogGroup);
    }

    private Task BridgeAsync(string name, int port, int count) => DefineAsync(name, $$""","portMappings":[{"containerPort":80,"hostPort":{{port}}}]""", "", count, "");

    private async Task<string> VpcAsync(string name, int port)
    {
        var subnet = (await cluster.PlimsollAsync("status")).Output.Split('\n').First(line => line.StartsWith("subnet\t", StringComparison.Ordinal)).Split('\t')[1];
        await DefineAsync(
            name, $$""","portMappings":[{"containerPort":{{port}}}]""", "\"networkMode\":\"awsvpc\",", 1,
            $$"""--network-configuration awsvpcConfiguration={subnets=[{{subnet}}]}""");
        var task = (await cluster.AwsAsync("ecs describe-tasks --tasks " + await TaskAsync(name))).GetProperty("tasks")[0];
        return task.GetProperty("containers")[0].GetProperty("networkInterfaces")[0].GetProperty("privateIpv4Address").GetString()!;
    }

    private async Task DefineAsync(string name, string more, string task, int count, string options)
    {
        await cluster.RegisterAsync(name, $"\"command\":[\"sh\",\"-c\",\"busybox mkdir /w; echo {name} > /w/index.html; exec {Serve}\"]{more}", task);
        await ServeAsync(name, count, options);
    }

    private async Task ServeAsync(string name, int count, string options)
    {
        await cluster.AwsAsync($"ecs create-service --service-name {name} --task-definition {name} --desired-count {count} {options}");
        await cluster.AwsAsync("ecs wait services-stable --services " + name);
    }

    private async Task<string> TaskAsync(string service) =>
        (await cluster.AwsAsync("ecs list-tasks --service-name " + service)).GetProperty("taskArns")[0].GetString()!;

    private async Task<string> ContainerAsync(string service) =>
        (await cluster.AwsAsync("ecs describe-tasks --tasks " + await TaskAsync(service))).GetProperty("tasks")[0].GetProperty("containers")[0].GetProperty("runtimeId").GetString()!;

    // A bridge task on some instance that asks the others.
    private async Task<string> AskerAsync()
    {
        if ((await cluster.AwsAsync("ecs describe-services --services asker")).GetProperty("services").GetArrayLength() == 0)
        {
            await cluster.RegisterAsync("asker", "\"command\":[\"sh\",\"-c\",\"trap 'exit 0' TERM; while true; do busybox sleep 1; done\"]");
            await ServeAsync("asker", 1, "");
        }

        return await ContainerAsync("asker");
    }

    private async Task<string> FromBridgeAsync(string where) => await GetAsync(await AskerAsync(), where);

    private static async Task<string> GetAsync(string container, string where)
    {
        var got = await Command.RunAsync("docker", ["exec", container, "sh", "-c", $"(echo GET / HTTP/1.0; echo) | busybox nc -w 5 {where}"]);
        return got.Output.TrimEnd().Split('\n')[^1].Trim() is { Length: > 0 } line ? line : got.Error;
    }

    private async Task<IReadOnlyList<string>> InstancesAsync()
    {
        var arns = (await cluster.AwsAsync("ecs list-container-instances")).GetProperty("containerInstanceArns").EnumerateArray().Select(one => one.GetString()!);
        return await Task.WhenAll(arns.Select(AddressOfAsync));
    }

    private async Task<string> AddressOfAsync(string arn)
    {
        var instance = (await cluster.AwsAsync("ecs describe-container-instances --container-instances " + arn)).GetProperty("containerInstances")[0];
        return instance.GetProperty("attributes").EnumerateArray().First(one => one.GetProperty("name").GetString() == "plimsoll.private-ipv4-address").GetProperty("value").GetString()!;
    }
}
