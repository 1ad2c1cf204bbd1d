using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Plimsoll.Wire.Transport;

/// <summary>
/// Memory of connections in blocks of 64 KiB, where Kestrel's own have 4: a layer that comes in costs a sixteenth of the calls into
/// the kernel. A connection that is idle holds none.
/// </summary>
internal sealed class BlockPool : MemoryPool<byte>
{
    private const int BlockBytes = 64 << 10;

    // What a rush leaves beyond this goes back to the collector.
    public const int MostKept = 256;

    private readonly ConcurrentQueue<Block> _free = new();
    private int _kept;

    public override int MaxBufferSize => BlockBytes;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        if (!_free.TryDequeue(out var block))
        {
            return new Block(this);
        }

        Interlocked.Decrement(ref _kept);
        return block;
    }

    protected override void Dispose(bool disposing) => _free.Clear();

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true), 0, BlockBytes);

        public void Dispose()
        {
            if (Interlocked.Increment(ref pool._kept) <= MostKept)
            {
                pool._free.Enqueue(this);
            }
            else
            {
                Interlocked.Decrement(ref pool._kept);
            }
        }
    }
}

/// <summary>One pool for each part of Kestrel that asks.</summary>
internal sealed class BlockPools : IMemoryPoolFactory<byte>
{
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new BlockPool();
}
