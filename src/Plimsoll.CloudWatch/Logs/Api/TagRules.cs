using System.Text.RegularExpressions;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Constraints of tags, which stand on the keys and values of a map.</summary>
internal static partial class TagRules
{
    /// <summary>Most tags of one resource.</summary>
    public const int MaxTags = 50;

    private const string KeyPattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$";
    private const string ValuePattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";

    public static void Check(IReadOnlyDictionary<string, string> tags)
    {
        CheckKeys(tags.Keys, "tags");
        foreach (var (key, value) in tags)
        {
            var path = $"tags.{key}.member";
            CheckLength(path, value ?? throw LogsErrors.Broken(path, null, "Member must not be null"), 256);
            CheckPattern(path, value, ValueRegex(), ValuePattern);
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw LogsErrors.InvalidParameter($"The tag key '{key}' begins with 'aws:', which is reserved for AWS.");
            }
        }
    }

    public static void CheckKeys(IEnumerable<string> keys, string member)
    {
        foreach (var key in keys)
        {
            var path = $"{member}.{key}";
            if (string.IsNullOrEmpty(key))
            {
                throw LogsErrors.Broken(path, key, "Member must have length greater than or equal to 1");
            }

            CheckLength(path, key, 128);
            CheckPattern(path, key, KeyRegex(), KeyPattern);
        }
    }

    private static void CheckLength(string path, string text, int max)
    {
        if (text.Length > max)
        {
            throw LogsErrors.Broken(path, text, $"Member must have length less than or equal to {max}");
        }
    }

    private static void CheckPattern(string path, string text, Regex regex, string pattern)
    {
        if (!regex.IsMatch(text))
        {
            throw LogsErrors.Broken(path, text, $"Member must satisfy regular expression pattern: {pattern}");
        }
    }

    [GeneratedRegex(KeyPattern, RegexOptions.CultureInvariant)]
    private static partial Regex KeyRegex();

    [GeneratedRegex(ValuePattern, RegexOptions.CultureInvariant)]
    private static partial Regex ValueRegex();
}
