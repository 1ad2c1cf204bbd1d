namespace Plimsoll.Profiles;

/// <summary>Reads one section of a file of the AWS tools; changes one, and leaves every other line as it is.</summary>
internal static class IniFile
{
    /// <summary>True when a section is there, though it be empty.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="section">Name between the brackets.</param>
    public static bool Has(string text, string section) => text.Split('\n').Any(line => IsHeading(line, section));

    /// <summary>The settings of a section; none when it is not there.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="section">Name between the brackets.</param>
    public static IReadOnlyDictionary<string, string> Get(string text, string section)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').SkipWhile(line => !IsHeading(line, section)).Skip(1).TakeWhile(line => !line.StartsWith('[')))
        {
            if (NameOf(line) is { } name)
            {
                settings[name] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
            }
        }

        return settings;
    }

    /// <summary>The text with some settings of a section set.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="section">Name between the brackets.</param>
    /// <param name="settings">Settings to set, or with no value to take out; others of the section stay.</param>
    public static string Set(string text, string section, IReadOnlyList<(string Name, string? Value)> settings)
    {
        var lines = text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n').ToList();
        var start = lines.FindIndex(line => IsHeading(line, section));
        if (start < 0)
        {
            if (lines.Count > 0)
            {
                lines.Add("");
            }

            start = lines.Count;
            lines.Add($"[{section}]");
        }

        foreach (var (name, value) in settings)
        {
            var end = lines.FindIndex(start + 1, line => line.StartsWith('['));
            end = end < 0 ? lines.Count : end;
            var at = lines.FindIndex(start + 1, end - start - 1, line => NameOf(line) == name);
            if (value is null)
            {
                if (at >= 0)
                {
                    lines.RemoveAt(at);
                }
            }
            else if (at >= 0)
            {
                lines[at] = $"{name} = {value}";
            }
            else
            {
                // Blank lines at the end of a section set it apart from the next one.
                while (end > start + 1 && string.IsNullOrWhiteSpace(lines[end - 1]))
                {
                    end--;
                }

                lines.Insert(end, $"{name} = {value}");
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    // The AWS tools write a name with blanks between quotes.
    private static bool IsHeading(string line, string section) =>
        line.Trim() is ['[', .. var name, ']'] && Words(name.Replace("\"", "", StringComparison.Ordinal)).SequenceEqual(Words(section));

    private static string[] Words(string name) => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // An indented line belongs to the setting above it.
    private static string? NameOf(string line) =>
        line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.Split('=', 2) is [var name, _] ? name.Trim() : null;
}
