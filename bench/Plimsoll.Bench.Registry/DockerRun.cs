using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Plimsoll.Bench.Registry;

/// <summary>Push and pull of an image of eight layers of 25 MB through the real docker client, in turn.</summary>
internal static class DockerRun
{
    private const int Layers = 8;
    private const int LayerBytes = 25_000_000;

    public static async Task RunAsync(string binary, int rounds)
    {
        using Registry ours = await OurRegistry.StartAsync(binary);
        using Registry peer = await PeerRegistry.StartAsync();
        Docker($"login --username AWS --password-stdin 127.0.0.1:{ours.Port}", ours.Password!);
        try
        {
            Round(ours);
            Round(peer);
            var times = Enumerable.Range(0, rounds).Select(_ => (Ours: Round(ours), Peer: Round(peer))).ToList();
            Print("push", ours, peer, times.Select(one => (one.Ours.Push, one.Peer.Push)));
            Print("pull", ours, peer, times.Select(one => (one.Ours.Pull, one.Peer.Pull)));
        }
        finally
        {
            Docker($"logout 127.0.0.1:{ours.Port}");
        }
    }

    // Layers are new each time: neither the engine nor the registry has seen them.
    private static (Timing Push, Timing Pull) Round(Registry registry)
    {
        var image = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{registry.Port}/{Scenario.Name}:docker");
        Build(image);
        try
        {
            var push = Time(registry, $"push -q {image}");
            Docker($"rmi {image}");
            Docker("image prune -f --filter label=plimsoll-bench");
            var pull = Time(registry, $"pull -q {image}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{registry.Name,-16} push {push.Seconds,5:F2} s, server CPU {push.Cpu,5:F2} s   pull {pull.Seconds,5:F2} s, server CPU {pull.Cpu,5:F2} s   {registry.ResidentMiB():F0} MiB"));
            return (push, pull);
        }
        finally
        {
            Docker($"rmi {image}");
        }
    }

    private static Timing Time(Registry registry, string command)
    {
        Disk.Settle();
        registry.CpuSecondsSince();
        var since = Stopwatch.GetTimestamp();
        Docker(command);
        return new Timing(Stopwatch.GetElapsedTime(since).TotalSeconds, registry.CpuSecondsSince());
    }

    private static void Build(string image)
    {
        var context = Directory.CreateTempSubdirectory("plimsoll-bench-image-");
        try
        {
            var names = Enumerable.Range(0, Layers).Select(layer => string.Create(CultureInfo.InvariantCulture, $"layer{layer}")).ToList();
            foreach (var name in names)
            {
                File.WriteAllBytes(Path.Combine(context.FullName, name), RandomNumberGenerator.GetBytes(LayerBytes));
            }

            File.WriteAllLines(
                Path.Combine(context.FullName, "Dockerfile"), ["FROM scratch", "LABEL plimsoll-bench=1", .. names.Select(name => $"COPY {name} /{name}")]);
            Docker($"build -q -t {image} {context.FullName}");
        }
        finally
        {
            context.Delete(recursive: true);
        }
    }

    private static void Print(string what, Registry ours, Registry peer, IEnumerable<(Timing Ours, Timing Peer)> times)
    {
        var all = times.ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {ours.Name} {Median(all.Select(one => one.Ours.Seconds)):F2} s, {peer.Name} {Median(all.Select(one => one.Peer.Seconds)):F2} s, ratio {Median(all.Select(one => one.Peer.Seconds / one.Ours.Seconds)):F2}, of server CPU {Median(all.Select(one => one.Peer.Cpu / one.Ours.Cpu)):F2}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Docker(string arguments, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"docker {arguments.Split(' ')[0]} ended with code {process.ExitCode}: {error.Result}");
        }
    }

    private readonly record struct Timing(double Seconds, double Cpu);
}
