using Plimsoll.Hosting;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Hosting;

public sealed class DetachedLogTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_log_of_a_start_becomes_the_servers_and_the_one_before_is_kept()
    {
        File.WriteAllText(_data.Of("server.log"), "crashed");
        var log = DetachedLog.Begin(_data.Path);
        File.AppendAllText(log.Path, "started");

        log.Keep(isServers: true);

        Assert.Equal("started", File.ReadAllText(_data.Of("server.log")));
        Assert.Equal("crashed", File.ReadAllText(_data.Of("server.log.1")));
    }

    [Fact]
    public void A_refused_start_leaves_the_running_servers_log_alone()
    {
        using var running = DataDirectory.Take(_data.Path);
        File.WriteAllText(_data.Of("server.log"), "of the server that runs");
        var log = DetachedLog.Begin(_data.Path);

        log.Keep(isServers: false);

        Assert.Equal("of the server that runs", File.ReadAllText(_data.Of("server.log")));
        Assert.Equal(["lock", "server.log"], Directory.EnumerateFiles(_data.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_start_that_failed_leaves_its_log()
    {
        var log = DetachedLog.Begin(_data.Path);
        File.AppendAllText(log.Path, "the port is taken");

        log.Keep(isServers: false);

        Assert.Equal("the port is taken", File.ReadAllText(_data.Of("server.log")));
    }
}
