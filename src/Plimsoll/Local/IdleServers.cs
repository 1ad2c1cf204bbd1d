using Plimsoll.Commands;

namespace Plimsoll.Local;

/// <summary>Servers that do not run though their data directory is there: what they left is no orphan, for the next start finds it again.</summary>
internal static class IdleServers
{
    /// <summary>One line for each, with the command that takes it away.</summary>
    /// <param name="homes">Directories of instances that have something on the engine: <c>DATA/instances/ID</c>.</param>
    /// <param name="isTaken">Whether a server runs over a data directory.</param>
    public static IEnumerable<string> Lines(IEnumerable<string> homes, Func<string, bool> isTaken) => homes
        .GroupBy(home => Path.GetDirectoryName(Path.GetDirectoryName(home)))
        .Where(group => group.Key is { Length: > 0 } data && !IsTaken(data, isTaken))
        .Select(group => $"left alone: what ran on {group.Count()} instance{(group.Count() == 1 ? "" : "s")} of the server over {group.Key}, which does not run. To remove it: plimsoll down --data {ShellText.Quote(group.Key!)}");

    // Of another user's server it cannot be told.
    private static bool IsTaken(string data, Func<string, bool> isTaken)
    {
        try
        {
            return isTaken(data);
        }
        catch (CommandException)
        {
            return true;
        }
    }
}
