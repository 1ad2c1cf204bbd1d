using System.Security.Cryptography;

namespace Plimsoll.Ecr.Blobs;

/// <summary>The key of this machine for what lies encrypted: 32 bytes in <c>blobs.key</c> of the data directory (mode 0600), made when it is first needed.</summary>
/// <param name="directory">Data directory.</param>
internal sealed class BlobKey(string directory)
{
    private const string Name = "blobs.key";
    private const int KeyBytes = 32;
    private readonly Lock _gate = new();
    private byte[]? _key;

    /// <summary>The key.</summary>
    /// <exception cref="BlobStoreException">The file is not a key.</exception>
    public ReadOnlySpan<byte> Value
    {
        get
        {
            lock (_gate)
            {
                return _key ??= Read() ?? Make();
            }
        }
    }

    private byte[]? Read()
    {
        var path = Path.Combine(directory, Name);
        return !File.Exists(path) ? null
            : File.ReadAllBytes(path) is { Length: KeyBytes } key ? key
            : throw new BlobStoreException($"{path} is not a key of {KeyBytes} bytes: what lies encrypted cannot be read without the one that was there");
    }

    private byte[] Make()
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var draft = Path.Combine(directory, Name + ".new");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var file = new FileStream(draft, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        // Nothing is encrypted with it before it would outlive a crash.
        File.Move(draft, Path.Combine(directory, Name));
        DirectorySync.Flush(directory);
        return key;
    }
}
