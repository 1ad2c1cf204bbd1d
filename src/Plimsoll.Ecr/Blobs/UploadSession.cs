using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs;

/// <summary>
/// One upload: a file that grows and the hash of what is in it. The file is what counts; the hash is computed as bytes pass, and
/// once from the file when this process did not see them pass.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">Clock: the file carries the time of its last bytes.</param>
internal sealed class UploadSession(string path, TimeProvider time) : IDisposable
{
    private const int RereadBytes = 1 << 20;

    // The disk begins with what has come while more comes: the flush at the end has little left to wait for.
    private const long WriteBehindBytes = 8 << 20;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IncrementalHash? _hash;
    private long _received;
    private long _begun;

    /// <summary>Takes bytes in; one caller at a time.</summary>
    /// <returns>Number of bytes received in all.</returns>
    public async Task<long> AppendAsync(long? from, PipeReader body, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            using var file = Open();
            try
            {
                return await AppendAsync(file, from, body, cancel);
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
                var actual = Digest.FromHash((await CatchUpAsync(file, cancel)).GetCurrentHash());
                if (actual != expected)
                {
                    File.Delete(path);
                    throw new DigestMismatchException(actual);
                }

                RandomAccess.FlushToDisk(file);
            }

            await adopt(path);
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
                File.Delete(path);
            }

            return due;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _hash?.Dispose();

    private async Task<long> AppendAsync(SafeFileHandle file, long? from, PipeReader body, CancellationToken cancel)
    {
        var hash = await CatchUpAsync(file, cancel);
        if (from is { } at && at != _received)
        {
            throw new UploadOffsetException(_received);
        }

        while (true)
        {
            var read = await body.ReadAsync(cancel);
            try
            {
                if (!read.Buffer.IsEmpty)
                {
                    Write(file, hash, read.Buffer);
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

    private void Write(SafeFileHandle file, IncrementalHash hash, ReadOnlySequence<byte> bytes)
    {
        var segments = new List<ReadOnlyMemory<byte>>();
        foreach (var segment in bytes)
        {
            segments.Add(segment);
        }

        try
        {
            RandomAccess.Write(file, segments, _received);
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

    private async Task<IncrementalHash> CatchUpAsync(SafeFileHandle file, CancellationToken cancel)
    {
        if (_hash is not null)
        {
            return _hash;
        }

        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(RereadBytes);
        try
        {
            _received = 0;
            while (await RandomAccess.ReadAsync(file, buffer, _received, cancel) is > 0 and var count)
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
