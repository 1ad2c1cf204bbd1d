using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs;

/// <summary>Uploads as files whose names say whose they are: no record is needed to find them after a restart.</summary>
/// <param name="blobs">Takes in what is complete.</param>
/// <param name="time">Clock: the files carry the time of their last bytes.</param>
internal sealed class FileUploadStore(IBlobStore blobs, TimeProvider time) : IUploadStore, IDisposable
{
    private const int OwnerBytes = 16;
    private readonly DirectoryInfo? _asides = blobs.Seal is null ? null : Directory.CreateDirectory(Path.Combine(blobs.Drafts, UploadSession.Asides));
    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new(StringComparer.Ordinal);

    public Guid Begin(string owner)
    {
        var id = Guid.NewGuid();
        var path = PathOf(owner, id);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
        return id;
    }

    public long? Received(string owner, Guid id)
    {
        var file = new FileInfo(PathOf(owner, id));
        return file.Exists ? Draft.SizeOf(file.Length, blobs.Seal) : null;
    }

    public async Task<long> AppendAsync(
        string owner, Guid id, long? from, PipeReader body, DigestAlgorithm expected, CancellationToken cancel)
    {
        var path = PathOf(owner, id);
        try
        {
            return await Session(path).AppendAsync(from, body, expected, cancel);
        }
        finally
        {
            ForgetIfGone(path);
        }
    }

    public async Task<long> CompleteAsync(string owner, Guid id, Digest digest, CancellationToken cancel)
    {
        var path = PathOf(owner, id);
        try
        {
            return await Session(path).CompleteAsync(digest, draft => blobs.AdoptAsync(draft, digest, cancel), cancel);
        }
        finally
        {
            ForgetIfGone(path);
        }
    }

    public async Task<bool> CancelAsync(string owner, Guid id)
    {
        var path = PathOf(owner, id);
        return File.Exists(path) && await RemoveAsync(path);
    }

    public async Task<int> ExpireAsync(DateTimeOffset before)
    {
        var expired = 0;
        foreach (var file in new DirectoryInfo(blobs.Drafts).EnumerateFiles().Where(file => IsUpload(file) && file.LastWriteTimeUtc < before.UtcDateTime))
        {
            expired += await RemoveAsync(file.FullName, before) ? 1 : 0;
        }

        return expired;
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    /// <summary>Removes the drafts that are no uploads: whoever wrote them was killed before it could answer. To be called once, before anything else.</summary>
    public void RemoveLeftovers()
    {
        foreach (var file in new DirectoryInfo(blobs.Drafts).EnumerateFiles().Where(file => !IsUpload(file)))
        {
            file.Delete();
        }

        // Put aside for an upload that ended.
        foreach (var file in (_asides?.EnumerateFiles() ?? []).Where(file => !File.Exists(Path.Combine(blobs.Drafts, file.Name))))
        {
            file.Delete();
        }
    }

    // No other draft has a name that ends so.
    private static bool IsUpload(FileInfo file) => file.Extension.Length == 1 + (2 * OwnerBytes);

    private async Task<bool> RemoveAsync(string path, DateTimeOffset? before = null)
    {
        var removed = await _sessions.GetOrAdd(path, path => new UploadSession(path, time, blobs.Seal)).CancelAsync(before);
        ForgetIfGone(path);
        return removed;
    }

    private UploadSession Session(string path) =>
        File.Exists(path) ? _sessions.GetOrAdd(path, path => new UploadSession(path, time, blobs.Seal)) : throw new UploadNotFoundException();

    // A session that another call still waits for finds no file and says so.
    private void ForgetIfGone(string path)
    {
        if (!File.Exists(path) && _sessions.TryRemove(path, out var session))
        {
            session.Dispose();
        }
    }

    private string PathOf(string owner, Guid id) =>
        Path.Combine(blobs.Drafts, $"{id}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, OwnerBytes))}");
}
