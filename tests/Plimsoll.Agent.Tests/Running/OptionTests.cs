using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class OptionTests
{
    [Fact]
    public async Task Every_option_of_a_container_reaches_docker()
    {
        await using var agent = await AgentFixture.StartAsync();
        var container = (TestTask.Shell("all", "sleep 1000") with
        {
            Cpu = 256,
            Memory = 64,
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello" },
        }).With(
            new DockerHostConfig
            {
                MemoryReservation = 32 * 1048576,
                ReadonlyRootfs = true,
                Init = true,
                ShmSize = 8 * 1048576,
                Dns = ["10.0.0.2"],
                DnsSearch = ["corp.example"],
                ExtraHosts = ["db:10.1.2.3"],
                CapAdd = ["SYS_PTRACE"],
                CapDrop = ["NET_RAW"],
                SecurityOpt = ["no-new-privileges"],
                Sysctls = new Dictionary<string, string> { ["net.core.somaxconn"] = "2048" },
                Tmpfs = new Dictionary<string, string> { ["/scratch"] = "size=1m" },
                Ulimits = [new DockerUlimit { Name = "nofile", Soft = 1024, Hard = 2048 }],
                Devices = [new DockerDevice { PathOnHost = "/dev/null", PathInContainer = "/dev/nothing", CgroupPermissions = "rw" }],
                LogConfig = new DockerLogConfig { Type = "json-file", Config = new Dictionary<string, string> { ["max-size"] = "1m" } },
            },
            new DockerContainerConfig
            {
                User = "1000:1000",
                WorkingDir = "/tmp",
                Hostname = "box",
                Labels = new Dictionary<string, string> { ["x"] = "y" },
                OpenStdin = true,
            });
        var task = TestTask.Of(container);

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var made = await agent.InspectAsync(task, "all");
        var host = made.HostConfig!;
        Assert.Equal((256, 64 * 1048576, 32 * 1048576), (host.CPUShares, host.Memory, host.MemoryReservation));
        Assert.Equal((true, true, 8 * 1048576), (host.ReadonlyRootfs, host.Init == true, host.ShmSize));
        Assert.Equal(["10.0.0.2"], host.DNS);
        Assert.Equal(["corp.example"], host.DNSSearch);
        Assert.Equal(["db:10.1.2.3"], host.ExtraHosts);
        Assert.Equal(["SYS_PTRACE"], host.CapAdd);
        Assert.Equal(["NET_RAW"], host.CapDrop);
        Assert.Equal(["no-new-privileges"], host.SecurityOpt);
        Assert.Equal("2048", host.Sysctls!["net.core.somaxconn"]);
        Assert.Equal("size=1m", host.Tmpfs!["/scratch"]);
        Assert.Equal(("nofile", 1024, 2048), (host.Ulimits![0].Name, host.Ulimits[0].Soft, host.Ulimits[0].Hard));
        Assert.Equal("/dev/nothing", host.Devices![0].PathInContainer);
        Assert.Equal(("json-file", "1m"), (host.LogConfig!.Type, host.LogConfig.Config!["max-size"]));
        Assert.Equal(("1000:1000", "/tmp", "box"), (made.Config!.User, made.Config.WorkingDir, made.Config.Hostname));
        Assert.True(made.Config.OpenStdin);
        Assert.Equal("y", made.Config.Labels!["x"]);
        Assert.Equal("all", made.Config.Labels["com.amazonaws.ecs.container-name"]);
        Assert.Contains("GREETING=hello", made.Config.Env!);
        Assert.Contains("AWS_REGION=us-east-1", made.Config.Env!);
    }

    [Fact]
    public async Task The_override_of_the_command_wins()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("c") with { Overrides = """{"command":["/bin/sh","-c","exit 6"]}""" });

        await agent.Control.RunAsync(task);

        Assert.Equal(6, (int)(await agent.Control.ContainerAsync(task, "c", "STOPPED"))["exitCode"]!);
    }

    [Fact]
    public async Task A_tasks_own_limits_are_set_on_its_cgroup_below_the_instances()
    {
        Assert.SkipUnless(Directory.Exists("/sys/fs/cgroup/memory") && Environment.IsPrivilegedProcess, "needs cgroup v1 and root");
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("c")) with { Cpu = 0.5, Memory = 256 };

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var below = $"plimsoll/{agent.Instance}/{task.Id()}";
        Assert.Equal("268435456", (await File.ReadAllTextAsync($"/sys/fs/cgroup/memory/{below}/memory.limit_in_bytes")).Trim());
        Assert.Equal("50000", (await File.ReadAllTextAsync($"/sys/fs/cgroup/cpu/{below}/cpu.cfs_quota_us")).Trim());
        Assert.Equal(
            $"{2048L * 1048576}",
            (await File.ReadAllTextAsync($"/sys/fs/cgroup/memory/plimsoll/{agent.Instance}/memory.limit_in_bytes")).Trim());
        var pid = (await agent.InspectAsync(task, "c")).State!.Pid;
        Assert.Contains($"/{below}/", await File.ReadAllTextAsync($"/proc/{pid}/cgroup"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("host")]
    public async Task A_network_mode_is_dockers_own(string mode)
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("c")) with { NetworkMode = mode };

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        Assert.Equal(mode, (await agent.InspectAsync(task, "c")).HostConfig!.NetworkMode);
    }

    [Fact]
    public async Task A_restart_policy_brings_a_container_back_without_a_report()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("rp", "sleep 1.2; exit 1") with
        {
            RestartPolicy = new RestartPolicy { Enabled = true, RestartAttemptPeriod = 1, IgnoredExitCodes = [7] },
        });

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var first = (await agent.InspectAsync(task, "rp")).State!.StartedAt;

        await Eventually.TrueAsync(
            () => agent.InspectAsync(task, "rp").Result.State is { Running: true } state && state.StartedAt != first, "it is started again");
        Assert.DoesNotContain(agent.Control.Changes.All, it => (string?)it["status"] == "STOPPED");
    }

    [Fact]
    public async Task A_task_waits_until_an_earlier_one_has_freed_what_it_needs()
    {
        await using var agent = await AgentFixture.StartAsync();
        var first = TestTask.Of(TestTask.Sleeper("a") with { Memory = 1500 });
        var second = TestTask.Of(TestTask.Sleeper("b") with { Memory = 1500 });
        await agent.Control.RunAsync(first, second);
        await agent.Control.ChangeAsync(first, "RUNNING");
        Assert.Empty(await agent.ContainersAsync(second));

        await agent.Control.StopAsync(first);

        await agent.Control.ChangeAsync(second, "RUNNING");
    }
}
