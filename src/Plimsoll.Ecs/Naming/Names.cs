using System.Buffers;

namespace Plimsoll.Ecs.Naming;

/// <summary>The names of clusters, families, containers, volumes: 1 to 255 of <c>[A-Za-z0-9_-]</c> (spec/tasks-services.md §1).</summary>
internal static class Names
{
    public const int MaxLength = 255;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>True for a name with right characters and a right length.</summary>
    public static bool IsValid(string? name) => name is { Length: >= 1 and <= MaxLength } && HasOnlyAllowed(name);

    /// <summary>True when no character is outside the set; says nothing of the length.</summary>
    public static bool HasOnlyAllowed(string name) => !name.AsSpan().ContainsAnyExcept(Allowed);
}
