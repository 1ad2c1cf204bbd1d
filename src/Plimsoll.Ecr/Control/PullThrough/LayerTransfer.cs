using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>
/// A layer on its way from upstream into a local file, read by clients while it comes. They get its last byte when its digest is
/// verified and not before: nobody holds all of something else.
/// </summary>
/// <param name="client">Fetches.</param>
/// <param name="upstream">Where from.</param>
/// <param name="digest">The layer.</param>
/// <param name="draft">The file, made here.</param>
/// <param name="seal">Encrypts the file; null where it lies as it is.</param>
/// <param name="time">Clock.</param>
internal sealed class LayerTransfer(UpstreamClient client, UpstreamRepository upstream, Digest digest, string draft, BlobSeal? seal, TimeProvider time) : IDisposable
{
    private const int BufferBytes = 1 << 17;
    private const int MostTries = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<long?> _size = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SafeFileHandle _file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    private Draft? _content;
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private long _received;
    private bool _verified;
    private int _users = 1;

    /// <summary>Bytes of the layer, as soon as upstream says; null where upstream does not have it.</summary>
    public Task<long?> Size => _size.Task;

    private Draft Content => LazyInitializer.EnsureInitialized(ref _content, () => new Draft(_file, seal))!;

    /// <summary>Fetches the layer; the file is flushed and verified when this returns true, and gone when it returns false: upstream has no such layer.</summary>
    /// <exception cref="UpstreamException">It cannot be had.</exception>
    public async Task<bool> FetchAsync(CancellationToken cancel)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(digest.Algorithm.Hash);
            if (!await FetchAsync(hash, cancel))
            {
                File.Delete(draft);
                _size.TrySetResult(null);
                return false;
            }

            RandomAccess.FlushToDisk(_file);
            Move(() => _verified = true);
            return true;
        }
        catch (Exception error)
        {
            File.Delete(draft);
            _size.TrySetException(error);
            _ = _size.Task.Exception;
            Move(() => _failure = error);
            throw;
        }
    }

    /// <summary>Keeps the file open for a reader; false when it is closed already.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            _users += _users > 0 ? 1 : 0;
            return _users > 0;
        }
    }

    /// <summary>Gives a part of the layer out as it comes. The caller has entered.</summary>
    /// <exception cref="UpstreamException">The rest cannot be had.</exception>
    public async Task CopyToAsync(Stream to, long offset, long count, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var end = offset + count;
            while (offset < end)
            {
                var (ready, moved) = Ready(end);
                if (ready <= offset)
                {
                    await moved.WaitAsync(cancel);
                    continue;
                }

                var read = await Content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, Math.Min(ready, end) - offset)), offset, cancel);
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A reader, or the fetcher, leaves; the last one closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (--_users == 0)
            {
                _file.Dispose();
            }
        }
    }

    private async Task<bool> FetchAsync(IncrementalHash hash, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (!await FetchOnceAsync(hash, cancel))
                {
                    return false;
                }

                var actual = Digest.FromHash(digest.Algorithm, hash.GetCurrentHash());
                return actual == digest
                    ? true
                    : throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{upstream} sent something else for the layer {digest}: {actual}");
            }
            catch (Exception error) when (IsPassing(error, cancel) && tries < MostTries)
            {
                // Goes on from where it stands.
                await Task.Delay(Pause * tries, time, cancel);
            }
            catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
            {
                throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{upstream} stopped sending the layer {digest}", error);
            }
        }
    }

    private static bool IsPassing(Exception error, CancellationToken cancel) => !cancel.IsCancellationRequested
        && error is HttpRequestException or HttpIOException or OperationCanceledException or UpstreamException { Failure: UpstreamFailure.UpstreamUnavailable, InnerException: not null };

    private async Task<bool> FetchOnceAsync(IncrementalHash hash, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var answer = await client.LayerAsync(upstream, digest, _received, cancel);
        if (answer is null)
        {
            return false;
        }

        // Without a range it begins again: what came before is passed over.
        var skip = answer.StatusCode == HttpStatusCode.PartialContent ? 0 : _received;
        if (answer.Content.Headers.ContentLength is { } length)
        {
            _size.TrySetResult(_received - skip + length);
        }

        using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var timer = time.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
            while (await body.ReadAsync(buffer, patience.Token) is > 0 and var count)
            {
                timer.Change(Patience, Timeout.InfiniteTimeSpan);
                var old = (int)Math.Min(skip, count);
                skip -= old;
                Write(hash, buffer.AsMemory(old, count - old));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _size.TrySetResult(_received);
        return true;
    }

    private void Write(IncrementalHash hash, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        Content.Append([bytes], _received);
        hash.AppendData(bytes.Span);
        Move(() => _received += bytes.Length);
    }

    private (long Bytes, Task Moved) Ready(long end)
    {
        lock (_gate)
        {
            return _failure is not null ? throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, _failure.Message, _failure)
                : !_verified ? (Math.Max(_received - 1, 0), _moved.Task)
                : _received >= end ? (_received, _moved.Task)
                : throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{upstream} sent less of the layer {digest} than it had said");
        }
    }

    private void Move(Action change)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            change();
            (moved, _moved) = (_moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        moved.SetResult();
    }
}
