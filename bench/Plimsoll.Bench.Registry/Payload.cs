using System.Security.Cryptography;

namespace Plimsoll.Bench.Registry;

/// <summary>A body in two pieces.</summary>
internal readonly record struct Content(ReadOnlyMemory<byte> Start, ReadOnlyMemory<byte> End)
{
    public long Length => Start.Length + End.Length;
}

/// <summary>
/// Random blobs that differ in their last bytes alone: the digest of each is cheap, so that the generator leaves the processor to
/// what is measured.
/// </summary>
internal sealed class Payload : IDisposable
{
    private const int EndBytes = 32;
    private readonly byte[] _start;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Random _random;

    public Payload(int bytes, int seed)
    {
        _start = new byte[bytes - EndBytes];
        _random = new Random(seed);
        _random.NextBytes(_start);
        _hash.AppendData(_start);
    }

    /// <summary>A blob unlike all before, and its digest.</summary>
    public (Content Content, string Digest) Next()
    {
        var end = new byte[EndBytes];
        lock (_hash)
        {
            _random.NextBytes(end);
            using var hash = _hash.Clone();
            hash.AppendData(end);
            return (new Content(_start, end), $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}");
        }
    }

    public void Dispose() => _hash.Dispose();
}
