using System.Collections.Concurrent;
using Amazon.S3.Model;

namespace Plimsoll.Ecr.Blobs.S3;

/// <summary>
/// Puts large files into a bucket, in parts. Each upload is noted in a local file from before its first part until it is whole or
/// dropped: parts that a crash left behind are dropped after it.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="notes">Directory of the notes; it exists.</param>
internal sealed class MultipartUploads(S3Bucket bucket, string notes)
{
    /// <summary>Files up to this many bytes go in one piece.</summary>
    public const long LeastSize = 16 << 20;

    private const int MostParts = 10_000;
    private const int PartsAtOnce = 4;
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    public async Task PutAsync(string key, string path, long size, CancellationToken cancel)
    {
        var upload = await bucket.BeginAsync(key, cancel);
        var note = Path.Combine(notes, Guid.NewGuid().ToString());
        _running[note] = true;
        try
        {
            await File.WriteAllLinesAsync(note, [key, upload], CancellationToken.None);
            await bucket.FinishAsync(key, upload, await PutPartsAsync(key, upload, path, size, cancel), cancel);
            File.Delete(note);
        }
        catch
        {
            // The note stays where this fails too.
            await DropAsync(note, key, upload);
            throw;
        }
        finally
        {
            _running.TryRemove(note, out var _);
        }
    }

    /// <summary>Drops what earlier runs left unfinished.</summary>
    public async Task DropLeftoversAsync(CancellationToken cancel)
    {
        foreach (var note in Directory.EnumerateFiles(notes))
        {
            if (_running.ContainsKey(note))
            {
                continue;
            }

            if (await File.ReadAllLinesAsync(note, cancel) is [var key, var upload])
            {
                await bucket.AbortAsync(key, upload, cancel);
            }

            File.Delete(note);
        }
    }

    private async Task<PartETag[]> PutPartsAsync(string key, string upload, string path, long size, CancellationToken cancel)
    {
        var step = Math.Max(LeastSize, (size + MostParts - 1) / MostParts);
        var parts = new PartETag[(size + step - 1) / step];
        await Parallel.ForAsync(
            0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancel },
            async (index, stop) => parts[index] = await bucket.PutPartAsync(
                key, upload, index + 1, path, index * step, Math.Min(step, size - (index * step)), stop));
        return parts;
    }

    private async Task DropAsync(string note, string key, string upload)
    {
        try
        {
            await bucket.AbortAsync(key, upload, CancellationToken.None);
            File.Delete(note);
        }
        catch (BlobStoreException)
        {
            // The failure that led here is the one to tell; the parts go with the leftovers.
        }
    }
}
