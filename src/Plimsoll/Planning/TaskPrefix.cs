using Plimsoll.Client;
using Plimsoll.Commands;

namespace Plimsoll.Planning;

/// <summary>A task by the beginning of its id, as status and events show it.</summary>
internal static class TaskPrefix
{
    private const int IdLength = 32;
    private const int MostNamed = 5;

    /// <summary>Whether a word may be the beginning of a task's id.</summary>
    public static bool Looks(string word) => word.Length is > 0 and < IdLength && word.All(char.IsAsciiHexDigitLower);

    /// <summary>The id that begins so; null when none does.</summary>
    /// <param name="ecs">Calls the server.</param>
    /// <param name="cluster">Cluster of the task.</param>
    /// <param name="beginning">The beginning.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">Several begin so.</exception>
    public static async Task<string?> FindAsync(EcsClient ecs, string cluster, string beginning, CancellationToken cancel) =>
        Looks(beginning) ? Only(beginning, await ecs.TaskIdsAsync(cluster, cancel)) : null;

    /// <summary>The one id of several that begins so.</summary>
    public static string? Only(string beginning, IEnumerable<string> ids)
    {
        var found = ids.Where(id => id.StartsWith(beginning, StringComparison.Ordinal)).ToList();
        return found.Count <= 1
            ? found.FirstOrDefault()
            : throw new CommandException(
                $"{found.Count} tasks begin with {beginning}: {string.Join(", ", found.Take(MostNamed))}{(found.Count > MostNamed ? ", …" : "")}.", "Give more of the id.");
    }

    /// <summary>Neither a service nor a task has the name.</summary>
    public static CommandException Unknown(string name, string? cluster) => new(
        $"cluster {cluster} has no service {name}{(Looks(name) || name.Length == IdLength ? ", and no task" : "")}.",
        "A task goes by its id, or by as much of its beginning as no other has. Another cluster: --cluster NAME. What there is: plimsoll status");
}
