using System.Diagnostics;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Running;

/// <summary>The demo on the real Docker Engine.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_demo_shows_tasks_logs_and_an_answering_address_and_leaves_nothing_behind()
    {
        var (code, output, errors) = await Binary.RunAsync(_home.Path, "demo", "--once", "--port", "4599");

        Assert.True(code == 0, output + errors);
        Assert.Contains("spread(attribute:ecs.availability-zone)", output, StringComparison.Ordinal);
        Assert.Contains("round 1", output, StringComparison.Ordinal);
        Assert.Contains("Hello from container", output, StringComparison.Ordinal);
        Assert.Contains("which it found by the name of its service", output, StringComparison.Ordinal);
        Assert.Contains("(service web) has started 1 tasks", output, StringComparison.Ordinal);
        var digests = output.Split(' ', '\n').Where(word => word.StartsWith("sha256:", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, digests.Count);
        Assert.Single(digests.Distinct());
        Assert.Contains("000000000000.dkr.ecr.us-east-1.amazonaws.com/demo:v1  9 tasks", output, StringComparison.Ordinal);
        Assert.Empty(await DockerAsync("images", "-q", "127.0.0.1:4599/demo"));
        Assert.Empty(await DockerAsync("images", "-q", "000000000000.dkr.ecr.us-east-1.amazonaws.com/demo"));
        foreach (var instance in Instances(output))
        {
            Assert.Empty(await DockerAsync("ps", "-aq", "--filter", $"label=plimsoll.instance={instance}"));
            Assert.Empty(await DockerAsync("network", "ls", "-q", "--filter", $"name=plimsoll-{instance}"));
        }

        Assert.False(Directory.Exists(_home.Of("plimsoll-demo")));
    }

    [Fact]
    public async Task Interrupted_while_it_waits_the_demo_cleans_up()
    {
        using var demo = Binary.Start(_home.Path, "demo", "--port", "4599");
        await demo.LineWithAsync("Ctrl-C");

        Assert.Equal(0, await demo.SignalAsync("INT"));
        Assert.False(Directory.Exists(_home.Of("plimsoll-demo")));
    }

    private static List<string> Instances(string output)
    {
        var found = output.Split(' ', '│', '\n').Where(word => word.StartsWith("i-", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Equal(3, found.Count);
        return found;
    }

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true })!;
        return (await docker.StandardOutput.ReadToEndAsync()).Trim();
    }
}
