namespace Plimsoll.Ecr.Control.Images;

/// <summary>
/// The manifests that were read last. A digest names the same bytes for ever, so nothing here grows old; whether a repository has the
/// image is asked before.
/// </summary>
internal sealed class ManifestCache
{
    /// <summary>Bytes of all that is kept.</summary>
    public const int MostBytes = 8 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byDigest = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    /// <summary>The bytes of a manifest; null when they are not here.</summary>
    public byte[]? Find(string digest)
    {
        lock (_gate)
        {
            if (!_byDigest.TryGetValue(digest, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Bytes;
        }
    }

    /// <summary>Keeps a manifest; the ones that were not read for longest make room.</summary>
    public void Add(string digest, byte[] bytes)
    {
        lock (_gate)
        {
            if (bytes.Length > MostBytes || _byDigest.ContainsKey(digest))
            {
                return;
            }

            _byDigest.Add(digest, _byUse.AddFirst(new Entry(digest, bytes)));
            for (_bytes += bytes.Length; _bytes > MostBytes; _bytes -= _byUse.Last.Value.Bytes.Length, _byUse.RemoveLast())
            {
                _byDigest.Remove(_byUse.Last!.Value.Digest);
            }
        }
    }

    private sealed record Entry(string Digest, byte[] Bytes);
}
