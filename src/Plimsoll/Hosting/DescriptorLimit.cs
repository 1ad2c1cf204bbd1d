using System.Runtime.InteropServices;

namespace Plimsoll.Hosting;

/// <summary>
/// How many files and connections this process may have open. Where accepting fails for want of them, Kestrel tries again at once and for ever:
/// so connections are bounded below.
/// </summary>
internal static partial class DescriptorLimit
{
    // RLIMIT_NOFILE on Linux, x64 and arm64.
    private const int OpenFiles = 7;
    private const ulong Sensible = 65_536;

    /// <summary>Raises the soft limit as far as the hard one and sense allow.</summary>
    /// <returns>The limit from here on.</returns>
    public static long Raise()
    {
        if (Get(OpenFiles, out var limit) != 0)
        {
            return (long)Sensible;
        }

        var wanted = Math.Min(limit.Hard, Sensible);
        if (limit.Soft < wanted && Set(OpenFiles, new Limit(wanted, limit.Hard)) == 0)
        {
            return (long)wanted;
        }

        return (long)Math.Min(limit.Soft, Sensible);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static partial int Get(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int Set(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
