namespace Plimsoll.Agent.Containers;

/// <summary>Whether the programs that a <see cref="RouteScript"/> runs are where we are: an image of our own has none.</summary>
internal static class MachineTools
{
    private const string Shell = "/bin/sh";

    // As the script has it: a user's path may leave them out.
    private static readonly string[] System = ["/usr/sbin", "/sbin"];
    private static readonly string[] Programs = ["ip", "iptables"];

    /// <summary>True when a shell, <c>ip</c> and <c>iptables</c> are here.</summary>
    /// <param name="path">Directories of programs, apart by colons.</param>
    public static bool AreHere(string? path) => File.Exists(Shell) && AreIn([.. (path ?? "").Split(':'), .. System]);

    /// <summary>True when <c>ip</c> and <c>iptables</c> are in these directories.</summary>
    public static bool AreIn(IReadOnlyList<string> directories) =>
        Programs.All(program => directories.Any(directory => directory.Length > 0 && File.Exists(Path.Combine(directory, program))));
}
