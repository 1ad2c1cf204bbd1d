using System.Runtime.InteropServices;

namespace Plimsoll.Hosting;

/// <summary>Processes of servers on this machine.</summary>
internal static partial class ServerProcess
{
    private const int SigTerm = 15;

    /// <summary>Asks a process to end in its own order.</summary>
    /// <returns>False when there is none, or it is another user's.</returns>
    public static bool AskToEnd(int process) => process > 0 && Kill(process, SigTerm) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
