using System.Buffers;

namespace Plimsoll.Ecr.Blobs;

/// <summary>A range of encrypted content, as the chunks that hold it.</summary>
/// <param name="Offset">First byte of content.</param>
/// <param name="Count">Number of bytes of content, more than none.</param>
internal readonly record struct SealedRange(long Offset, long Count)
{
    private long FirstChunk => Offset / BlobSeal.ChunkBytes;

    /// <summary>First byte of the file.</summary>
    public long From => FirstChunk * BlobSeal.SealedBytes;

    /// <summary>A byte of the file behind the last one that is needed, or behind the end of the file.</summary>
    public long To => ((Offset + Count - 1) / BlobSeal.ChunkBytes + 1) * BlobSeal.SealedBytes;

    /// <summary>Decrypts the range.</summary>
    /// <param name="seal">The cipher.</param>
    /// <param name="file">Stands at <see cref="From"/>.</param>
    /// <param name="to">Gets the content.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BlobStoreException">The file is not what was written, or ends too soon.</exception>
    public async Task CopyAsync(BlobSeal seal, Stream file, Stream to, CancellationToken cancel)
    {
        var (chunk, content) = (ArrayPool<byte>.Shared.Rent(BlobSeal.SealedBytes), ArrayPool<byte>.Shared.Rent(BlobSeal.ChunkBytes));
        try
        {
            var skip = (int)(Offset % BlobSeal.ChunkBytes);
            var left = Count;
            for (var index = FirstChunk; left > 0; index++)
            {
                var read = await file.ReadAtLeastAsync(chunk.AsMemory(0, BlobSeal.SealedBytes), BlobSeal.SealedBytes, throwOnEndOfStream: false, cancel);
                var count = read > 0 ? seal.Open(index, chunk.AsSpan(0, read), content) - skip : 0;
                if (count <= 0)
                {
                    throw new BlobStoreException("encrypted content ends too soon");
                }

                var part = (int)Math.Min(count, left);
                await to.WriteAsync(content.AsMemory(skip, part), cancel);
                (left, skip) = (left - part, 0);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            ArrayPool<byte>.Shared.Return(content, clearArray: true);
        }
    }
}
