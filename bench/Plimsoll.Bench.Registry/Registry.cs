using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Plimsoll.Bench.Registry;

/// <summary>A registry in a process of its own, over a new data directory that goes with it.</summary>
internal abstract class Registry : IDisposable
{
    private TimeSpan _cpu;

    protected Registry() => Data = Directory.CreateTempSubdirectory("plimsoll-bench-");

    /// <summary>Name in the report.</summary>
    public abstract string Name { get; }

    public int Port { get; protected set; }

    /// <summary>Header line of the login with its end; empty where none is asked for.</summary>
    public string Authorization { get; protected set; } = "";

    /// <summary>Password of <c>docker login</c> for the user AWS; null where none is asked for.</summary>
    public string? Password { get; protected set; }

    protected DirectoryInfo Data { get; }

    protected Process Process { get; set; } = null!;

    /// <summary>Resident memory, MiB.</summary>
    public double ResidentMiB()
    {
        var line = File.ReadLines($"/proc/{Process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>CPU time that the server has used since this was last asked.</summary>
    public double CpuSecondsSince()
    {
        Process.Refresh();
        var before = _cpu;
        _cpu = Process.TotalProcessorTime;
        return (_cpu - before).TotalSeconds;
    }

    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
        Data.Delete(recursive: true);
    }

    protected static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
