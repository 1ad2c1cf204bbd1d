using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Commands;
using Plimsoll.Demo;
using Plimsoll.Hosting;

namespace Plimsoll.Local;

/// <summary>Ends servers of this machine and removes what they left on the engine.</summary>
/// <param name="output">Says what was done.</param>
/// <param name="time">Clock of the waits.</param>
internal sealed class TearDown(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Uri _engine = AgentConfigReader.Read(new Dictionary<string, string>(), Variables.All()).Config.DockerHost;

    /// <summary>Ends the server over a data directory, if one runs, and removes what its instances left.</summary>
    /// <exception cref="CommandException">It does not end, or there is something to remove and no engine.</exception>
    public async Task ServerAsync(string path, CancellationToken cancel)
    {
        if (!Directory.Exists(path))
        {
            output.WriteLine($"no server was ever run over {path}");
            return;
        }

        if (DataDirectory.IsTaken(path))
        {
            await EndAsync(path, cancel);
        }

        using var directory = DataDirectory.Take(path);
        TearDownMark.Remove(path);
        var instances = LocalInstancesFile.Read(directory);
        if (instances.Count == 0)
        {
            output.WriteLine("no instances of it are on this machine");
            return;
        }

        await WithEngineAsync(async docker =>
        {
            var images = instances.SelectMany(instance => PulledImages.Of(directory.PathOf(Path.Combine("instances", instance.Id))));
            var left = await LeftOvers.RemoveAsync(docker, [.. instances.Select(instance => instance.Id)], [LocalNetwork.Name], cancel);
            await LeftImages.RemoveAsync(docker, [.. images, LeftImages.Pause], cancel);
            LeftNetworks.Refuse(left);
        }, cancel);
        output.WriteLine($"removed what ran on {Counted(instances.Count)}: {string.Join(", ", instances.Select(instance => instance.Id))}");
        output.WriteLine($"the state stays in {path}: `plimsoll up` goes on with it");
    }

    /// <summary>Removes what servers left whose data directories are gone.</summary>
    public Task OrphansAsync(CancellationToken cancel) => WithEngineAsync(async docker =>
    {
        var orphans = await Orphans.FindAsync(docker, SlotClaims.AnyHeld(), cancel);
        var left = await LeftOvers.RemoveAsync(docker, orphans, [LocalNetwork.Name], cancel);
        var images = await LeftImages.RemoveAsync(
            docker, await LeftImages.OfGoneServersAsync(docker, [LeftImages.Pause, DemoImage.Name + ":latest"], cancel), cancel);
        var removed = orphans.Where(instance => !left.Any(one => one.Network.EndsWith(instance, StringComparison.Ordinal))).ToList();
        if (removed.Count > 0 || left.Count == 0)
        {
            output.WriteLine(removed.Count == 0 ? "nothing is left of servers that are gone" : $"removed what was left of {Counted(removed.Count)}: {string.Join(", ", removed)}");
        }

        foreach (var image in images)
        {
            output.WriteLine($"removed image {image}");
        }

        foreach (var line in IdleServers.Lines(await Orphans.HomesAsync(docker, cancel), DataDirectory.IsTaken))
        {
            output.WriteLine(line);
        }

        LeftNetworks.Refuse(left);
    }, cancel);

    private async Task EndAsync(string path, CancellationToken cancel)
    {
        // One that is on its way up says where it is as soon as it answers.
        var server = ServerFile.Find(path);
        for (var since = time.GetTimestamp(); server is null && time.GetElapsedTime(since) < MostWait; server = ServerFile.Find(path))
        {
            if (!DataDirectory.IsTaken(path))
            {
                return;
            }

            await Task.Delay(Look, time, cancel);
        }

        TearDownMark.Set(path);
        if (server is null || !ServerProcess.AskToEnd(server.Process))
        {
            if (!DataDirectory.IsTaken(path))
            {
                return;
            }

            TearDownMark.Remove(path);
            throw new CommandException($"the server over {path} cannot be ended from here.", "End it where it runs: Ctrl-C, or its service manager.");
        }

        await EndedAsync(path, server, cancel);
        output.WriteLine($"ended the server at {server.Endpoint}");
    }

    private static string Counted(int instances) => $"{instances} instance{(instances == 1 ? "" : "s")}";

    private async Task EndedAsync(string path, ServerFile server, CancellationToken cancel)
    {
        for (var since = time.GetTimestamp(); DataDirectory.IsTaken(path); await Task.Delay(Look, time, cancel))
        {
            if (time.GetElapsedTime(since) > MostWait)
            {
                TearDownMark.Remove(path);
                throw new CommandException(
                    string.Create(CultureInfo.InvariantCulture, $"the server over {path} (process {server.Process}) did not end within {MostWait.TotalSeconds} seconds."),
                    $"See its output, or: kill -9 {server.Process}, then plimsoll down again.");
            }
        }
    }

    private async Task WithEngineAsync(Func<DockerEngine, Task> work, CancellationToken cancel)
    {
        await DockerCheck.RunAsync(_engine, cancel);
        await using var docker = new DockerEngine(_engine, time, NullLoggerFactory.Instance);
        await work(docker);
    }
}
