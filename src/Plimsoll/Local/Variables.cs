using System.Collections;

namespace Plimsoll.Local;

/// <summary>The environment as agents read it.</summary>
internal static class Variables
{
    public static IReadOnlyDictionary<string, string> All() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
