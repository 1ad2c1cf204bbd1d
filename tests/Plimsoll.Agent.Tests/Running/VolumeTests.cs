using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class VolumeTests
{
    [Fact]
    public async Task An_empty_volume_is_shared_by_the_tasks_containers_and_removed_with_the_task()
    {
        await using var agent = await AgentFixture.StartAsync(config => config with { TaskCleanupWait = TimeSpan.FromSeconds(1) });
        var task = TestTask.Of(
            TestTask.Shell("reader", "grep -q hi /in/f") with
            {
                MountPoints = [Mount("v", "/in", readOnly: true)],
                DependsOn = [new ContainerDependency { ContainerName = "writer", Condition = "SUCCESS" }],
            },
            TestTask.Shell("writer", "echo hi > /out/f") with { Essential = false, MountPoints = [Mount("v", "/out")] })
            with { Volumes = [new AcsVolume { Name = "v", Type = "host", Host = new HostVolume() }] };

        await agent.Control.RunAsync(task);

        Assert.Equal(0, (int)(await agent.Control.ContainerAsync(task, "reader", "STOPPED"))["exitCode"]!);
        await Eventually.TrueAsync(() => Find(Names.Volume(task, "v")).Result is null, "the volume is removed");
    }

    [Fact]
    public async Task A_host_directory_is_mounted_as_it_is()
    {
        await using var agent = await AgentFixture.StartAsync();
        var directory = Directory.CreateTempSubdirectory();
        var task = TestTask.Of(TestTask.Shell("w", "echo hi > /out/f") with { MountPoints = [Mount("v", "/out")] })
            with { Volumes = [new AcsVolume { Name = "v", Host = new HostVolume { SourcePath = directory.FullName } }] };

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        Assert.Equal("hi\n", await File.ReadAllTextAsync(Path.Combine(directory.FullName, "f")));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_shared_volume_is_made_under_its_own_name_and_outlives_the_task()
    {
        await using var agent = await AgentFixture.StartAsync(config => config with { TaskCleanupWait = TimeSpan.FromSeconds(1) });
        var name = "agent-test-shared-" + Guid.NewGuid().ToString("N")[..8];
        var task = Sharing(name, autoprovision: true);

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");
        await Eventually.TrueAsync(() => agent.ContainersAsync(task).Result.Count == 0, "the container is removed");

        Assert.NotNull(await Find(name));
        await BusyboxImage.Docker.Volumes.RemoveAsync(name, true);
    }

    [Fact]
    public async Task A_shared_volume_that_is_not_there_and_may_not_be_made_stops_the_task()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = Sharing("agent-test-missing", autoprovision: false);

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "c", "STOPPED");
        Assert.Equal(
            "CannotCreateVolumeError: volume detection failed, volume 'agent-test-missing' does not exist and autoprovision is set to false",
            (string?)stopped["reason"]);
    }

    [Fact]
    public async Task Volumes_from_another_container_are_taken_over()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(
            TestTask.Shell("user", "echo hi > /data/f && sleep 1000") with { VolumesFrom = [new VolumeFrom { SourceContainer = "owner" }] },
            TestTask.Shell("owner", "while ! grep -q hi /data/f; do sleep 0.1; done; exit 4") with { MountPoints = [Mount("v", "/data")] })
            with { Volumes = [new AcsVolume { Name = "v", DockerVolumeConfiguration = new DockerVolumeConfiguration { Scope = "task", Driver = "local" }, Type = "docker" }] };

        await agent.Control.RunAsync(task);

        Assert.Equal(4, (int)(await agent.Control.ContainerAsync(task, "owner", "STOPPED"))["exitCode"]!);
    }

    private static AcsTask Sharing(string volume, bool autoprovision) =>
        TestTask.Of(TestTask.Shell("c", "echo hi > /v/f") with { MountPoints = [Mount(volume, "/v")] }) with
        {
            Volumes =
            [
                new AcsVolume
                {
                    Name = volume,
                    Type = "docker",
                    DockerVolumeConfiguration = new DockerVolumeConfiguration { Scope = "shared", Autoprovision = autoprovision },
                },
            ],
        };

    private static MountPoint Mount(string volume, string path, bool readOnly = false) =>
        new() { SourceVolume = volume, ContainerPath = path, ReadOnly = readOnly };

    private static async Task<string?> Find(string volume)
    {
        var all = await BusyboxImage.Docker.Volumes.ListAsync(CancellationToken.None);
        return all.Volumes?.FirstOrDefault(it => it.Name == volume)?.Name;
    }
}
