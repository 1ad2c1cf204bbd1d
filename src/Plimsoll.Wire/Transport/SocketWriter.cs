using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Plimsoll.Wire.Transport;

/// <summary>
/// The output of a connection, straight to its socket. In the middle of an answer, bytes that are advanced over may stand for
/// those of a file: the kernel sends them from its cache.
/// </summary>
/// <param name="socket">The socket; nothing else writes to it.</param>
/// <param name="original">Kestrel's way to the socket: its end ends the connection.</param>
internal sealed class SocketWriter(Socket socket, PipeWriter original) : PipeWriter, IFileOutput, IDisposable
{
    private const int BlockBytes = 16 << 10;

    // Kestrel watches how long each piece takes.
    private const int PieceBytes = 4 << 20;

    private readonly List<ArraySegment<byte>> _full = [];
    private readonly byte[] _nothing = new byte[1];
    private byte[] _block = [];
    private int _used;
    private FilePiece? _file;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _used + _full.Sum(block => (long)block.Count) + (_file?.Count ?? 0);

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_file is not null)
        {
            // Kestrel wants memory to be asked for; what is written there is nothing.
            return _nothing;
        }

        if (_block.Length - _used < Math.Max(sizeHint, 1))
        {
            if (_used > 0)
            {
                _full.Add(new ArraySegment<byte>(_block, 0, _used));
            }
            else if (_block.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_block);
            }

            (_block, _used) = (ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, BlockBytes)), 0);
        }

        return _block.AsMemory(_used);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (_file is { } file)
        {
            file.Count += bytes;
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _block.Length - _used);
            _used += bytes;
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_full.Count > 0 || _file is not null)
        {
            return FinishAsync(Take(), ValueTask.FromResult(0), _file);
        }

        // The usual answer is small, and the socket takes it at once.
        if (_used == 0)
        {
            return default;
        }

        var block = new ArraySegment<byte>(_block, 0, _used);
        (_block, _used) = ([], 0);
        var sending = Start(block);
        if (!sending.IsCompletedSuccessfully)
        {
            return FinishAsync([block], sending, null);
        }

        var sent = sending.Result;
        if (sent < block.Count)
        {
            return FinishAsync([block], ValueTask.FromResult(sent), null);
        }

        ArrayPool<byte>.Shared.Return(block.Array!);
        return default;
    }

    public async Task SendAsync(HttpResponse response, string path, long offset, long count, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        await response.StartAsync(cancel);
        try
        {
            for (var at = 0L; at < count && !cancel.IsCancellationRequested;)
            {
                var piece = (int)Math.Min(PieceBytes, count - at);
                _file = new FilePiece(file, offset + at);
                response.BodyWriter.GetMemory();
                response.BodyWriter.Advance(piece);
                await response.BodyWriter.FlushAsync(cancel);
                at += piece;
            }
        }
        finally
        {
            _file = null;
        }
    }

    public override void CancelPendingFlush()
    {
        // Nobody waits here for long: the socket takes the bytes, or its end is reported.
    }

    public override void Complete(Exception? exception = null)
    {
        var left = Take();
        foreach (var block in left)
        {
            original.Write(block);
        }

        Return(left);
        original.Complete(exception);
    }

    public void Dispose() => Return(Take());

    // What is being sent belongs to this call alone: the connection may be given up meanwhile, and its memory must not go to another.
    private async ValueTask<FlushResult> FinishAsync(List<ArraySegment<byte>> blocks, ValueTask<int> started, FilePiece? file)
    {
        try
        {
            var sent = await started;
            foreach (var block in blocks)
            {
                await SendAllAsync(block.AsMemory(sent));
                sent = 0;
            }

            if (file is { Count: > 0 })
            {
                await SendFileAsync(file);
                file.Count = 0;
            }

            return default;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The other side is gone, or Kestrel gave the connection up: the side that reads tells the rest.
            return new FlushResult(isCanceled: false, isCompleted: true);
        }
        finally
        {
            Return(blocks);
        }
    }

    private ValueTask<int> Start(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return socket.SendAsync(bytes, SocketFlags.None);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return ValueTask.FromException<int>(error);
        }
    }

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    private async Task SendFileAsync(FilePiece file)
    {
        using var sending = new SocketAsyncEventArgs { SendPacketsElements = [new SendPacketsElement(file.Stream, file.Offset, file.Count)] };
        var done = new TaskCompletionSource();
        sending.Completed += (_, _) => done.SetResult();
        if (socket.SendPacketsAsync(sending))
        {
            await done.Task;
        }

        if (sending.SocketError != SocketError.Success)
        {
            throw new SocketException((int)sending.SocketError);
        }

        if (sending.BytesTransferred != file.Count)
        {
            throw new IOException($"{file.Stream.Name} is shorter than what was promised.");
        }
    }

    // A connection that waits for its next request holds no memory.
    private List<ArraySegment<byte>> Take()
    {
        List<ArraySegment<byte>> all = [.. _full, new ArraySegment<byte>(_block, 0, _used)];
        _full.Clear();
        (_block, _used) = ([], 0);
        return all;
    }

    private static void Return(List<ArraySegment<byte>> blocks)
    {
        foreach (var block in blocks.Where(block => block.Array is { Length: > 0 }))
        {
            ArrayPool<byte>.Shared.Return(block.Array!);
        }
    }

    private sealed class FilePiece(FileStream stream, long offset)
    {
        public FileStream Stream { get; } = stream;

        public long Offset { get; } = offset;

        public int Count { get; set; }
    }
}
