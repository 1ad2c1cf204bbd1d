using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Ecr.Blobs;

/// <summary>The bytes of a file that grows: as they are, or encrypted, then in whole chunks and a last one that is written anew.</summary>
/// <param name="file">The file.</param>
/// <param name="seal">The cipher; null for bytes as they are.</param>
internal sealed class Draft(SafeFileHandle file, BlobSeal? seal)
{
    private readonly Lock _gate = new();
    private readonly byte[] _content = seal is null ? [] : new byte[BlobSeal.ChunkBytes];
    private readonly byte[] _chunk = seal is null ? [] : new byte[BlobSeal.SealedBytes];

    /// <summary>Bytes of content of a file of that length.</summary>
    public static long SizeOf(long length, BlobSeal? seal) => seal is null ? length : BlobSeal.PlainSize(length);

    /// <summary>Writes bytes at the end of the content.</summary>
    /// <param name="segments">The bytes.</param>
    /// <param name="at">The end.</param>
    public void Append(IReadOnlyList<ReadOnlyMemory<byte>> segments, long at)
    {
        if (seal is null)
        {
            RandomAccess.Write(file, segments, at);
            return;
        }

        lock (_gate)
        {
            var (index, filled) = (at / BlobSeal.ChunkBytes, (int)(at % BlobSeal.ChunkBytes));
            if (filled > 0)
            {
                Load(index);
            }

            foreach (var segment in segments)
            {
                for (var rest = segment.Span; !rest.IsEmpty;)
                {
                    var part = rest[..Math.Min(rest.Length, BlobSeal.ChunkBytes - filled)];
                    part.CopyTo(_content.AsSpan(filled));
                    rest = rest[part.Length..];
                    filled += part.Length;
                    if (filled == BlobSeal.ChunkBytes)
                    {
                        Store(index++, filled);
                        filled = 0;
                    }
                }
            }

            if (filled > 0)
            {
                Store(index, filled);
            }
        }
    }

    /// <summary>Reads content; fewer bytes than there is room for where a chunk or the content ends.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> into, long at, CancellationToken cancel) =>
        seal is null ? RandomAccess.ReadAsync(file, into, at, cancel) : ValueTask.FromResult(Read(into.Span, at));

    private int Read(Span<byte> into, long at)
    {
        lock (_gate)
        {
            var skip = (int)(at % BlobSeal.ChunkBytes);
            var count = Math.Min(Load(at / BlobSeal.ChunkBytes) - skip, into.Length);
            if (count <= 0)
            {
                return 0;
            }

            _content.AsSpan(skip, count).CopyTo(into);
            return count;
        }
    }

    private int Load(long index)
    {
        var read = RandomAccess.Read(file, _chunk, index * BlobSeal.SealedBytes);
        return BlobSeal.PlainSize(read) == 0 ? 0 : seal!.Open(index, _chunk.AsSpan(0, read), _content);
    }

    private void Store(long index, int count) =>
        RandomAccess.Write(file, _chunk.AsSpan(0, seal!.Seal(index, _content.AsSpan(0, count), _chunk)), index * BlobSeal.SealedBytes);
}
