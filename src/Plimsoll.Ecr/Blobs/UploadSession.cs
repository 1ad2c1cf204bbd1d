using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs;

/// <summary>
/// One upload: a file that grows and the hash of what is in it. The file is what counts; the hash is computed as bytes pass, and
/// once from the file when this process did not see them pass, or the upload ends with a digest of another algorithm.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">Clock: the file carries the time of its last bytes.</param>
/// <param name="seal">Encrypts the file; null where it lies as it is.</param>
internal sealed class UploadSession(string path, TimeProvider time, BlobSeal? seal) : IDisposable
{
    /// <summary>Directory, beside the uploads, of the last chunks that encrypted ones put aside.</summary>
    public const string Asides = "aside";

    private const int RereadBytes = 1 << 20;

    // The disk begins with what has come while more comes: the flush at the end has little left to wait for.
    private const long WriteBehindBytes = 8 << 20;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string? _aside = seal is null ? null : Path.Combine(Path.GetDirectoryName(path)!, Asides, Path.GetFileName(path));
    private IncrementalHash? _hash;
    private long _received;
    private long _begun;

    /// <summary>Takes bytes in; one caller at a time.</summary>
    /// <param name="from">Offset of the first byte; null for wherever the upload stands.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="expected">Algorithm of the digest that is to come; who says another one later has the file read again.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Number of bytes received in all.</returns>
    public async Task<long> AppendAsync(long? from, PipeReader body, DigestAlgorithm expected, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            using var file = Open();
            try
            {
                return await AppendAsync(file, from, body, expected, cancel);
            }
            finally
            {
                File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Flushes the file to disk, checks its digest, and hands it over, or removes it when the digest is another.</summary>
    /// <returns>Number of bytes.</returns>
    public async Task<long> CompleteAsync(Digest expected, Func<string, Task> adopt, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            using (var file = Open())
            {
                var actual = Digest.FromHash(expected.Algorithm, (await CatchUpAsync(file, expected.Algorithm, cancel)).GetCurrentHash());
                if (actual != expected)
                {
                    Remove();
                    throw new DigestMismatchException(actual);
                }

                RandomAccess.FlushToDisk(file);
            }

            await adopt(path);
            Remove();
            return _received;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Removes the file when no bytes are coming in any more; false when it is gone already, or has had bytes since.</summary>
    /// <param name="before">Leaves it when its last bytes came at this time or later; null removes it whatever its age.</param>
    public async Task<bool> CancelAsync(DateTimeOffset? before = null)
    {
        await _gate.WaitAsync();
        try
        {
            // Whoever saw it old may have waited here while more came.
            var due = File.Exists(path) && (before is not { } old || File.GetLastWriteTimeUtc(path) < old.UtcDateTime);
            if (due)
            {
                Remove();
            }

            return due;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _hash?.Dispose();

    private void Remove()
    {
        File.Delete(path);
        if (_aside is not null)
        {
            File.Delete(_aside);
        }
    }

    private async Task<long> AppendAsync(SafeFileHandle file, long? from, PipeReader body, DigestAlgorithm expected, CancellationToken cancel)
    {
        // In the middle of an upload the hash that runs goes on: only the end reads all of it again.
        var hash = _hash is not null && _received > 0 ? _hash : await CatchUpAsync(file, expected, cancel);
        if (from is { } at && at != _received)
        {
            throw new UploadOffsetException(_received);
        }

        var draft = new Draft(file, seal, _aside);
        while (true)
        {
            var read = await body.ReadAsync(cancel);
            try
            {
                if (!read.Buffer.IsEmpty)
                {
                    Write(file, draft, hash, read.Buffer);
                }
            }
            finally
            {
                // Where the disk is full too: the web server cannot read on otherwise, and says so at length.
                body.AdvanceTo(read.Buffer.End);
            }

            if (read.IsCompleted)
            {
                return _received;
            }
        }
    }

    private SafeFileHandle Open()
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            throw new UploadNotFoundException();
        }
    }

    private void Write(SafeFileHandle file, Draft draft, IncrementalHash hash, ReadOnlySequence<byte> bytes)
    {
        var segments = new List<ReadOnlyMemory<byte>>();
        foreach (var segment in bytes)
        {
            segments.Add(segment);
        }

        try
        {
            draft.Append(segments, _received);
        }
        catch
        {
            // Nobody knows how much of it is in the file: read it again before going on.
            _hash = null;
            hash.Dispose();
            throw;
        }

        foreach (var segment in segments)
        {
            hash.AppendData(segment.Span);
        }

        _received += bytes.Length;
        if (_received - _begun >= WriteBehindBytes)
        {
            WriteBehind.Begin(file, _begun, _received - _begun);
            _begun = _received;
        }
    }

    // A write that a crash cut short leaves a last chunk that cannot be read: what was there before it counts.
    private async ValueTask<int> ReadAsync(SafeFileHandle file, Draft draft, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await draft.ReadAsync(buffer, _received, cancel);
        }
        catch (BlobStoreException)
        {
            draft.Mend(_received);
            return await draft.ReadAsync(buffer, _received, cancel);
        }
    }

    private async Task<IncrementalHash> CatchUpAsync(SafeFileHandle file, DigestAlgorithm algorithm, CancellationToken cancel)
    {
        if (_hash?.AlgorithmName == algorithm.Hash)
        {
            return _hash;
        }

        _hash?.Dispose();
        _hash = null;
        var hash = IncrementalHash.CreateHash(algorithm.Hash);
        var buffer = ArrayPool<byte>.Shared.Rent(RereadBytes);
        try
        {
            _received = 0;
            var draft = new Draft(file, seal, _aside);
            while (await ReadAsync(file, draft, buffer, cancel) is > 0 and var count)
            {
                hash.AppendData(buffer, 0, count);
                _received += count;
            }

            _begun = _received;
            return _hash = hash;
        }
        catch
        {
            hash.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
