using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Plimsoll.CloudWatch.Logs;

namespace Plimsoll.CloudWatch.Tests.Logs.Exports;

/// <summary>A service with one bucket, <c>logs</c>, in memory.</summary>
internal sealed class MemoryBuckets
{
    public const string Name = "logs";

    /// <summary>What was put, by key.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Completes when an object other than the test of writing has come.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What such objects wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How long each put takes.</summary>
    public TimeSpan Silence { get; set; }

    /// <summary>Completes when something is put.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why nothing can be put; null where all can.</summary>
    public string? Fault { get; set; }

    public string[] Keys => [.. Objects.Keys.Order(StringComparer.Ordinal)];

    public IExportBucket Open(string name) => new Bucket(this, name);

    public string Unzipped(string key)
    {
        using var zip = new GZipStream(new MemoryStream(Objects[key]), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Bucket(MemoryBuckets all, string name) : IExportBucket
    {
        public async Task<bool> PutAsync(string key, Stream content, CancellationToken cancel)
        {
            all.Asked.TrySetResult();
            await Task.Delay(all.Silence, cancel);
            if (!key.EndsWith("aws-logs-write-test", StringComparison.Ordinal))
            {
                all.Reached.TrySetResult();
                await all.Gate.WaitAsync(cancel);
            }

            if (all.Fault is { } fault)
            {
                throw new IOException(fault);
            }

            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancel);
            all.Objects[key] = bytes.ToArray();
            return name == Name || !all.Objects.TryRemove(key, out _);
        }

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
