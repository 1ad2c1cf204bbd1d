using System.Diagnostics;
using System.Globalization;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Bench.Api;

/// <summary>A server of its own, over a new data directory that goes with it.</summary>
internal sealed class ServerProcess : IDisposable
{
    public static readonly SigningKeys Keys = new("AKIDBENCH00000000000", "bench-secret-of-this-run-only");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("plimsoll-bench-");
    private readonly Process _process;
    private TimeSpan _cpu;

    private readonly string _binary;

    private ServerProcess(string binary, int instances)
    {
        _binary = binary;
        var start = new ProcessStartInfo(binary, ["up", "--port", "0", "--data", _data.FullName, "--instances", instances.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        start.Environment["PLIMSOLL_ROOT_ACCESS_KEY_ID"] = Keys.AccessKeyId;
        start.Environment["PLIMSOLL_ROOT_SECRET_ACCESS_KEY"] = Keys.SecretAccessKey;
        _process = Process.Start(start)!;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (Array.Find(words, word => word.StartsWith("http://", StringComparison.Ordinal)) is { } endpoint)
            {
                Port = new Uri(endpoint).Port;
                return;
            }
        }

        throw new InvalidOperationException("The server ended before it answered.");
    }

    public int Port { get; }

    public static ServerProcess Start(string binary, int instances = 0) => new(binary, instances);

    /// <summary>Resident memory, MiB.</summary>
    public double ResidentMiB()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>CPU time that the server has used since this was last asked.</summary>
    public double CpuSecondsSince()
    {
        _process.Refresh();
        var before = _cpu;
        _cpu = _process.TotalProcessorTime;
        return (_cpu - before).TotalSeconds;
    }

    /// <summary>Stops what runs and drops the state, so that no container is left behind.</summary>
    public void Reset()
    {
        using var reset = Process.Start(_binary, ["reset", "--data", _data.FullName]);
        reset.WaitForExit();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _data.Delete(recursive: true);
    }
}
