using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Ecr.Blobs;

/// <summary>
/// The bytes of a file that grows: as they are, or encrypted, then in whole chunks and a last one that is written anew. Before that its
/// old state is put aside: who is killed in the middle of a write loses nothing that was there before.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="seal">The cipher; null for bytes as they are.</param>
/// <param name="aside">File for a last chunk as it was; null where nobody goes on after a crash.</param>
internal sealed class Draft(SafeFileHandle file, BlobSeal? seal, string? aside = null)
{
    private readonly Lock _gate = new();
    private readonly byte[] _content = seal is null ? [] : new byte[BlobSeal.ChunkBytes];
    private readonly byte[] _chunk = seal is null ? [] : new byte[BlobSeal.SealedBytes];
    private bool _begun;

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
                PutAside(Load(index).Sealed);
            }

            _begun = true;
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

    /// <summary>Mends the last chunk after a write that was cut short: it is as before that write, or, where that one began it, gone.</summary>
    /// <param name="at">Where the chunk begins: a multiple of <see cref="BlobSeal.ChunkBytes"/>.</param>
    public void Mend(long at)
    {
        lock (_gate)
        {
            var old = aside is not null && File.Exists(aside) ? File.ReadAllBytes(aside) : [];
            if (!Opens(at / BlobSeal.ChunkBytes, old))
            {
                old = [];
            }

            RandomAccess.Write(file, old, BlobSeal.SealedSize(at));
            RandomAccess.SetLength(file, BlobSeal.SealedSize(at) + old.Length);
        }
    }

    private bool Opens(long index, byte[] chunk)
    {
        try
        {
            return seal!.Open(index, chunk, _content) > 0;
        }
        catch (BlobStoreException)
        {
            return false;
        }
    }

    // What a caller was told of is the chunk that the first write finds; what later ones find is not yet told.
    private void PutAside(int length)
    {
        if (aside is not null && !_begun)
        {
            File.WriteAllBytes(aside, _chunk.AsSpan(0, length));
        }
    }

    private int Read(Span<byte> into, long at)
    {
        lock (_gate)
        {
            var skip = (int)(at % BlobSeal.ChunkBytes);
            var count = Math.Min(Load(at / BlobSeal.ChunkBytes).Content - skip, into.Length);
            if (count <= 0)
            {
                return 0;
            }

            _content.AsSpan(skip, count).CopyTo(into);
            return count;
        }
    }

    private (int Content, int Sealed) Load(long index)
    {
        var read = RandomAccess.Read(file, _chunk, index * BlobSeal.SealedBytes);
        return (read == 0 ? 0 : seal!.Open(index, _chunk.AsSpan(0, read), _content), read);
    }

    private void Store(long index, int count) =>
        RandomAccess.Write(file, _chunk.AsSpan(0, seal!.Seal(index, _content.AsSpan(0, count), _chunk)), index * BlobSeal.SealedBytes);
}
