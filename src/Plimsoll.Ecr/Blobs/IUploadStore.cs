using System.IO.Pipelines;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs;

/// <summary>Blobs on their way in. An upload belongs to who began it, outlives a restart, and shows nothing before it is complete.</summary>
internal interface IUploadStore
{
    /// <summary>Begins one.</summary>
    /// <param name="owner">Registry and repository: nobody else reaches the upload.</param>
    Guid Begin(string owner);

    /// <summary>Number of bytes received; null when there is no such upload.</summary>
    long? Received(string owner, Guid id);

    /// <summary>Takes bytes in as they come; those that came before a failure stay.</summary>
    /// <param name="owner">As given to <see cref="Begin"/>.</param>
    /// <param name="id">The upload.</param>
    /// <param name="from">Offset of the first byte; null for wherever the upload stands.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="expected">Algorithm of the digest that is to come. Any other will do, at the price of reading the upload once more.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Number of bytes received in all.</returns>
    /// <exception cref="UploadNotFoundException">There is no such upload.</exception>
    /// <exception cref="UploadOffsetException">The upload does not stand at <paramref name="from"/>.</exception>
    Task<long> AppendAsync(string owner, Guid id, long? from, PipeReader body, DigestAlgorithm expected, CancellationToken cancel);

    /// <summary>Makes the upload a blob, durably. The caller holds the digest.</summary>
    /// <returns>Size of the blob.</returns>
    /// <exception cref="UploadNotFoundException">There is no such upload.</exception>
    /// <exception cref="DigestMismatchException">What came is something else; the upload is gone.</exception>
    Task<long> CompleteAsync(string owner, Guid id, Digest digest, CancellationToken cancel);

    /// <summary>Forgets an upload; false when there is none.</summary>
    Task<bool> CancelAsync(string owner, Guid id);

    /// <summary>Forgets uploads into which nothing came since a time.</summary>
    Task<int> ExpireAsync(DateTimeOffset before);
}

/// <summary>No such upload.</summary>
internal sealed class UploadNotFoundException : Exception;

/// <summary>Bytes for another place than where the upload stands.</summary>
internal sealed class UploadOffsetException(long received) : Exception
{
    /// <summary>Number of bytes received.</summary>
    public long Received { get; } = received;
}

/// <summary>The content has another digest than the one given.</summary>
internal sealed class DigestMismatchException(Digest actual) : Exception
{
    /// <summary>Digest of what came.</summary>
    public Digest Actual { get; } = actual;
}
