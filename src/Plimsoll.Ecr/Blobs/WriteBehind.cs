using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Ecr.Blobs;

/// <summary>Has the kernel begin to write a part of a file to disk, and does not wait. Nothing is durable by it. .NET has no call for it.</summary>
internal static partial class WriteBehind
{
    private const uint StartWriting = 2;

    /// <summary>A hint: where the file system knows nothing of it, the flush at the end does all the work.</summary>
    public static void Begin(SafeFileHandle file, long offset, long count) => _ = SyncFileRange(file, offset, count, StartWriting);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long count, uint flags);
}
