using System.Diagnostics;

namespace Plimsoll.Bench.Registry;

/// <summary>The disk that both write to.</summary>
internal static class Disk
{
    /// <summary>Waits until all that was written is on the disk.</summary>
    public static void Settle()
    {
        using var sync = Process.Start("sync");
        sync.WaitForExit();
    }
}
