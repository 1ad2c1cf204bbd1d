using System.IO.Pipelines;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Replication;

/// <summary>Copies content from one room to the other: a replica may be encrypted where its source is not, or the other way round.</summary>
internal static class BlobCopies
{
    /// <summary>Copies what the other room lacks; the caller holds the digests in both.</summary>
    /// <param name="from">Has all of it.</param>
    /// <param name="to">Has all of it when this returns.</param>
    /// <param name="owner">Whose the uploads are while they last.</param>
    /// <param name="digests">The content.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task CopyAsync(BlobRoom from, BlobRoom to, string owner, IEnumerable<Digest> digests, CancellationToken cancel)
    {
        foreach (var digest in digests)
        {
            if (await to.Blobs.SizeAsync(digest, cancel) is null && await from.Blobs.SizeAsync(digest, cancel) is { } size)
            {
                await CopyAsync(from, to, owner, digest, size, cancel);
            }
        }
    }

    private static async Task CopyAsync(BlobRoom from, BlobRoom to, string owner, Digest digest, long size, CancellationToken cancel)
    {
        var id = to.Uploads.Begin(owner);
        try
        {
            var pipe = new Pipe();
            var reading = ReadAsync(from.Blobs, digest, size, pipe.Writer, cancel);
            await to.Uploads.AppendAsync(owner, id, 0, pipe.Reader, digest.Algorithm, cancel);
            await reading;
            await to.Uploads.CompleteAsync(owner, id, digest, cancel);
        }
        catch
        {
            await to.Uploads.CancelAsync(owner, id);
            throw;
        }
    }

    // What goes wrong is thrown to who reads the pipe.
    private static async Task ReadAsync(IBlobStore blobs, Digest digest, long size, PipeWriter writer, CancellationToken cancel)
    {
        try
        {
            await blobs.CopyAsync(digest, 0, size, writer.AsStream(leaveOpen: true), cancel);
            await writer.CompleteAsync();
        }
        catch (Exception error)
        {
            await writer.CompleteAsync(error);
        }
    }
}
