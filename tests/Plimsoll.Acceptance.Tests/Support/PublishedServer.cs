using System.Collections.Concurrent;
using System.Diagnostics;

namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>The published program as a server of its own: no signatures, no instances, a data directory that goes with it.</summary>
/// <param name="more">More arguments of <c>up</c>.</param>
/// <param name="environment">What its environment has beside that of the tests.</param>
/// <param name="data">Its data directory, which stays; null for one of its own.</param>
internal sealed class PublishedServer(
    IReadOnlyList<string>? more = null, IReadOnlyDictionary<string, string>? environment = null, string? data = null) : IAsyncDisposable
{
    private readonly DirectoryInfo _data = data is null ? Directory.CreateTempSubdirectory("plimsoll-acceptance-") : new DirectoryInfo(data);
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly string _binary = Repository.Binary();
    private Process? _process;

    /// <summary>Where it answers.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>True while the process lives.</summary>
    public bool Lives => _process is { HasExited: false };

    /// <summary>What it has written to standard error, line by line.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Path of a file in the data directory.</summary>
    public string PathOf(string name) => Path.Combine(_data.FullName, name);

    /// <summary>Starts it, again over the same data when it ran before; it answers when this returns.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(
            _binary, ["up", "--port", "0", "--auth", "off", "--instances", "0", "--data", _data.FullName, .. more ?? []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, read) =>
        {
            if (read.Data is { } line)
            {
                _errors.Enqueue(line);
            }
        };
        _process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (Array.Find(line.Split(' '), word => word.StartsWith("http://", StringComparison.Ordinal)) is { } endpoint)
            {
                Endpoint = new Uri(endpoint);
                return;
            }
        }

        Assert.Fail($"The server ended before it answered: {string.Join('\n', _errors)}");
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        if (data is null)
        {
            _data.Delete(recursive: true);
        }
    }
}
