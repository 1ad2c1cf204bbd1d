using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Plimsoll.Ecr.Blobs.S3;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>A real S3-compatible server: s3rver, which <c>./test</c> installs (need_s3 in scripts/setup.sh).</summary>
public sealed partial class S3Server : IAsyncLifetime
{
    private const string Bucket = "layers";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-s3");
    private Process? _process;
    private Uri? _endpoint;
    private int _prefixes;
    private Task _rest = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        // The SDK looks for credentials where any program does; these are the ones that s3rver knows.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "S3RVER");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "S3RVER");
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            // Its paging tokens use a cipher that OpenSSL counts as old.
            "--openssl-legacy-provider", Path.Combine(Root(), "artifacts/tools/s3rver/node_modules/s3rver/bin/s3rver.js"),
            "--directory", _directory.FullName, "--address", "127.0.0.1", "--port", "0", "--configure-bucket", Bucket, "--silent",
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_endpoint is null)
        {
            var line = await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("s3rver did not start: run ./test ecr once, it installs it");
            _endpoint = Listening.Match(line) is { Success: true } at ? new Uri($"http://{at.Groups[1].Value}") : null;
        }

        // It would stop at a full pipe.
        _rest = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>A place that no other test uses.</summary>
    public BlobBucket NewPlace()
    {
        var place = new BlobBucket
        {
            Bucket = Bucket,
            Prefix = $"place/{Interlocked.Increment(ref _prefixes)}",
            Endpoint = _endpoint,
            PathStyle = true,
        };

        // s3rver keeps objects as files and fails a put whose directory it removes with the last object: none becomes empty.
        for (var first = 0; first < 256; first++)
        {
            var directory = Directory.CreateDirectory(Path.Combine(_directory.FullName, Bucket, place.Prefix, "sha256", first.ToString("x2", CultureInfo.InvariantCulture)));
            File.Create(Path.Combine(directory.FullName, "keep")).Dispose();
        }

        return place;
    }

    /// <summary>Keys of the objects of a place.</summary>
    internal static async Task<string[]> KeysAsync(BlobBucket place)
    {
        using var bucket = new S3Bucket(place);
        var keys = new List<string>();
        await foreach (var (key, _) in bucket.ListAsync(""))
        {
            keys.Add(key);
        }

        return [.. keys];
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
