using Plimsoll.Commands;

namespace Plimsoll.Local;

/// <summary>Networks that Docker does not give up: nobody may be told that they are removed.</summary>
internal static class LeftNetworks
{
    /// <summary>What helps.</summary>
    public const string Remedy = "See who is on it with `docker network inspect NETWORK`. When nobody is, Docker has miscounted: restart Docker, then run this again.";

    /// <summary>Says which are left and why.</summary>
    /// <param name="left">Networks, each with what Docker said.</param>
    /// <exception cref="CommandException">There are some.</exception>
    public static void Refuse(IReadOnlyList<(string Network, string Why)> left)
    {
        if (left.Count > 0)
        {
            throw new CommandException(Words(left), Remedy);
        }
    }

    /// <summary>Which are left and why.</summary>
    public static string Words(IReadOnlyList<(string Network, string Why)> left) =>
        $"containers are removed, but not {string.Join("; ", left.Select(one => $"network {one.Network} ({one.Why})"))}.";
}
