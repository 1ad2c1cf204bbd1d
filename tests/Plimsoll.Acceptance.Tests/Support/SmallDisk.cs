using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>A disk of a few megabytes that can be filled: a tmpfs, which only root may mount.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "24m";
    private readonly DirectoryInfo _mount = Directory.CreateTempSubdirectory("plimsoll-disk-");
    private bool _mounted;

    /// <summary>Where it is mounted.</summary>
    public string Path => _mount.FullName;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Mounts it; the test is skipped where that is not allowed.</summary>
    public async Task MountAsync()
    {
        var mount = await Command.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={Size},mode=0700", "none", Path]);
        Assert.SkipUnless(mount.Code == 0, $"NOT TESTED: the full disk. Mounting a tmpfs takes root: {mount.Error.Trim()}");
        _mounted = true;
    }

    /// <summary>Leaves no room for a single byte.</summary>
    public void Fill()
    {
        using var file = File.OpenHandle(Filler, FileMode.Create, FileAccess.Write);
        var length = 0L;
        for (var size = 1 << 20; size > 0; size /= 4)
        {
            length = Append(file, length, new byte[size]);
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await Command.RunAsync("umount", [Path]);
        }

        _mount.Delete();
    }

    private static long Append(SafeFileHandle file, long length, byte[] bytes)
    {
        try
        {
            while (true)
            {
                RandomAccess.Write(file, bytes, length);
                length += bytes.Length;
            }
        }
        catch (IOException)
        {
            // Full, for bytes in such numbers.
            return RandomAccess.GetLength(file);
        }
    }
}
