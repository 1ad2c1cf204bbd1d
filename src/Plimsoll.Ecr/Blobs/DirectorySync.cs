using System.Runtime.InteropServices;

namespace Plimsoll.Ecr.Blobs;

/// <summary>Makes the entries of a directory durable: a file that was renamed into it is there after a power cut. .NET has no call for it.</summary>
internal static partial class DirectorySync
{
    private const int OpenReadOnly = 0;

    /// <exception cref="IOException">It cannot be made durable.</exception>
    public static void Flush(string directory)
    {
        var file = Open(directory, OpenReadOnly);
        if (file < 0)
        {
            throw Failed(directory);
        }

        try
        {
            if (Sync(file) != 0)
            {
                throw Failed(directory);
            }
        }
        finally
        {
            _ = Close(file);
        }
    }

    private static IOException Failed(string directory) =>
        new($"{directory} cannot be made durable: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
