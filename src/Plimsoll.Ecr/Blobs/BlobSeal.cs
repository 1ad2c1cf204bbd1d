using System.Security.Cryptography;

namespace Plimsoll.Ecr.Blobs;

/// <summary>
/// How encrypted content lies in a file: chunks of 64 KiB, each by AES-GCM with a nonce of its own before it and its tag behind it, bound to
/// its place. So a range is read without the rest, and a file grows at its end: its last chunk is written anew, with a new nonce.
/// </summary>
/// <param name="key">The key. Random nonces are good for 2^32 chunks, 256 TiB.</param>
internal sealed class BlobSeal(BlobKey key)
{
    /// <summary>Bytes of content in a chunk; the last one of a file may have fewer.</summary>
    public const int ChunkBytes = 64 << 10;

    /// <summary>Bytes of a whole chunk in a file.</summary>
    public const int SealedBytes = ChunkBytes + NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Bytes of content in so many bytes of a file. What is too short for a chunk at its end counts for nothing.</summary>
    public static long PlainSize(long sealedSize) =>
        (sealedSize / SealedBytes * ChunkBytes) + Math.Max(0, (sealedSize % SealedBytes) - NonceBytes - TagBytes);

    /// <summary>Bytes of a file of so many bytes of content.</summary>
    public static long SealedSize(long plainSize) =>
        (plainSize / ChunkBytes * SealedBytes) + (plainSize % ChunkBytes is > 0 and var rest ? rest + NonceBytes + TagBytes : 0);

    /// <summary>Encrypts a chunk.</summary>
    /// <param name="index">Its place among the chunks.</param>
    /// <param name="content">Its content.</param>
    /// <param name="into">Gets the chunk.</param>
    /// <returns>Bytes of the chunk.</returns>
    public int Seal(long index, ReadOnlySpan<byte> content, Span<byte> into)
    {
        using var cipher = new AesGcm(key.Value, TagBytes);
        var nonce = into[..NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, content, into.Slice(NonceBytes, content.Length), into.Slice(NonceBytes + content.Length, TagBytes), BitConverter.GetBytes(index));
        return content.Length + NonceBytes + TagBytes;
    }

    /// <summary>Decrypts a chunk.</summary>
    /// <param name="index">Its place among the chunks.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="into">Gets the content.</param>
    /// <returns>Bytes of content.</returns>
    /// <exception cref="BlobStoreException">It is not what was written there, or was written with another key.</exception>
    public int Open(long index, ReadOnlySpan<byte> chunk, Span<byte> into)
    {
        var count = chunk.Length - NonceBytes - TagBytes;
        if (count <= 0)
        {
            throw new BlobStoreException("encrypted content ends too soon");
        }

        try
        {
            using var cipher = new AesGcm(key.Value, TagBytes);
            cipher.Decrypt(chunk[..NonceBytes], chunk.Slice(NonceBytes, count), chunk[^TagBytes..], into[..count], BitConverter.GetBytes(index));
            return count;
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new BlobStoreException("encrypted content is not what was written: it is damaged, or blobs.key is another key", error);
        }
    }

    /// <summary>Encrypts small content as a whole.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        var whole = new byte[SealedSize(content.Length)];
        for (var index = 0; index * ChunkBytes < content.Length; index++)
        {
            var chunk = content.Slice(index * ChunkBytes, Math.Min(ChunkBytes, content.Length - (index * ChunkBytes)));
            Seal(index, chunk, whole.AsSpan(index * SealedBytes));
        }

        return whole;
    }

    /// <summary>Decrypts small content as a whole.</summary>
    /// <exception cref="BlobStoreException">It is not what was written.</exception>
    public byte[] Open(ReadOnlySpan<byte> whole)
    {
        var content = new byte[PlainSize(whole.Length)];
        for (var index = 0; index * ChunkBytes < content.Length; index++)
        {
            Open(index, whole.Slice(index * SealedBytes, Math.Min(SealedBytes, whole.Length - (index * SealedBytes))), content.AsSpan(index * ChunkBytes));
        }

        return content;
    }
}
