using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs;

/// <summary>Content by its digest, shared by the repositories of all accounts. Whatever it shows is whole and durable.</summary>
internal interface IBlobStore
{
    /// <summary>Directory of the local files that are not yet blobs.</summary>
    string Drafts { get; }

    /// <summary>How the content lies; null where it lies as it is. Drafts lie as blobs do.</summary>
    BlobSeal? Seal { get; }

    /// <summary>
    /// Keeps the collector from a blob, there or not yet there. Take it before a blob is looked for or put in, and give it
    /// back when a record that names the blob is durable.
    /// </summary>
    IDisposable Hold(Digest digest);

    /// <summary>Size in bytes; null when the blob is not there.</summary>
    ValueTask<long?> SizeAsync(Digest digest, CancellationToken cancel);

    /// <summary>The content of a small blob; null when it is not there.</summary>
    ValueTask<byte[]?> ReadAsync(Digest digest, CancellationToken cancel);

    /// <summary>Writes a part of a blob to the body of an answer.</summary>
    Task SendAsync(Digest digest, long offset, long count, HttpResponse response, CancellationToken cancel);

    /// <summary>Writes a part of a blob to a stream.</summary>
    Task CopyAsync(Digest digest, long offset, long count, Stream to, CancellationToken cancel);

    /// <summary>Puts a small blob in; durable when this returns.</summary>
    Task PublishAsync(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancel);

    /// <summary>Makes a draft a blob: durable when this returns, and the draft is gone. The caller holds the digest.</summary>
    /// <param name="draft">A file of <see cref="Drafts"/>, written by way of a <see cref="Draft"/> and flushed to disk.</param>
    /// <param name="digest">Digest that was computed from the file.</param>
    /// <param name="cancel">Gives up: the draft stays.</param>
    Task AdoptAsync(string draft, Digest digest, CancellationToken cancel);

    /// <summary>Removes the blobs that nobody names or holds.</summary>
    /// <param name="mark">Finds the digests that records name. Called after the collector began to take note of new holders.</param>
    /// <param name="cancel">Stops between two blobs.</param>
    Task<Swept> SweepAsync(Func<ValueTask<IReadOnlySet<Digest>>> mark, CancellationToken cancel);
}

/// <summary>What a sweep removed.</summary>
/// <param name="Blobs">Number of blobs.</param>
/// <param name="Bytes">Their size.</param>
internal readonly record struct Swept(int Blobs, long Bytes);
