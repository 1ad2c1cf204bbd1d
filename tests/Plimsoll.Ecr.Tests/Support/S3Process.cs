using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>A real S3-compatible server with one bucket: s3rver, which <c>./test</c> installs (need_s3 in scripts/setup.sh).</summary>
internal sealed partial class S3Process(string bucket) : IAsyncDisposable
{
    /// <summary>The access key that it knows, and its secret.</summary>
    public const string Key = "S3RVER";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-s3");
    private Process? _process;
    private Task _rest = Task.CompletedTask;

    /// <summary>Where it answers, once it is started.</summary>
    public Uri? Endpoint { get; private set; }

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            // Its paging tokens use a cipher that OpenSSL counts as old.
            "--openssl-legacy-provider", Path.Combine(Root(), "artifacts/tools/s3rver/node_modules/s3rver/bin/s3rver.js"),
            "--directory", _directory.FullName, "--address", "127.0.0.1", "--port", "0", "--configure-bucket", bucket, "--silent",
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Endpoint is null)
        {
            var line = await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("s3rver did not start: run ./test ecr once, it installs it");
            Endpoint = Listening.Match(line) is { Success: true } at ? new Uri($"http://{at.Groups[1].Value}") : null;
        }

        // It would stop at a full pipe.
        _rest = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            await _rest;
            process.Dispose();
        }

        _directory.Delete(recursive: true);
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Plimsoll.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return directory;
    }

    [GeneratedRegex("listening on (127.0.0.1:[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening { get; }
}
