using System.Globalization;

namespace Plimsoll.Bench.Registry;

/// <summary>Measures both registries in turn, each time with new servers and a disk that has nothing left to write.</summary>
internal sealed class Comparison(string binary, int rounds, string only)
{
    private static readonly int[] Connections = [1, 8, 64];

    public async Task RunAsync(Scenario scenario, TimeSpan time)
    {
        foreach (var connections in Connections)
        {
            await CompareAsync($"upload 1 MB x{connections}", 1e6, registry => scenario.Upload(registry, large: false, connections, time));
            await CompareAsync($"upload 100 MB x{connections}", 1e8, registry => scenario.Upload(registry, large: true, connections, time));
            await CompareAsync($"download 1 MB x{connections}", 1e6, registry => scenario.Download(registry, large: false, connections, time));
            await CompareAsync($"download 100 MB x{connections}", 1e8, registry => scenario.Download(registry, large: true, connections, time));
            await CompareAsync($"manifest GET x{connections}", 0, registry => scenario.ReadManifest(registry, "GET", connections, time));
            await CompareAsync($"manifest HEAD x{connections}", 0, registry => scenario.ReadManifest(registry, "HEAD", connections, time));
        }

        if (only.Length == 0 || "memory".Contains(only, StringComparison.Ordinal))
        {
            await OnceAsync(registry => Tell(registry, scenario.Memory(registry)));
        }
    }

    private async Task CompareAsync(string name, double bytes, Func<Registry, Sample> measure)
    {
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            return;
        }

        var rates = new List<(double Ours, double Peer)>();
        for (var round = 0; round < rounds; round++)
        {
            var both = await OnceAsync(registry =>
            {
                var sample = measure(registry);
                Console.WriteLine($"{name,-22} {registry.Name,-16} {sample.Describe(bytes)}");
                return sample.PerSecond;
            });
            rates.Add((both[0], both[1]));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} ratio, round by round: median {rates.Select(one => one.Ours / one.Peer).Order().ElementAt(rounds / 2):F2}"));
    }

    private async Task<List<T>> OnceAsync<T>(Func<Registry, T> measure)
    {
        var results = new List<T>();
        foreach (var start in new Func<Task<Registry>>[] { async () => await OurRegistry.StartAsync(binary), async () => await PeerRegistry.StartAsync() })
        {
            using var registry = await start();

            // The collection after the start of ours, and what an earlier run left to be written.
            await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System);
            Disk.Settle();
            results.Add(measure(registry));
        }

        return results;
    }

    private static bool Tell(Registry registry, (double Before, double Most) memory)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident while 1 GB is pushed  {registry.Name,-16} {memory.Before:F0} MiB before, {memory.Most:F0} MiB at most"));
        return true;
    }
}
