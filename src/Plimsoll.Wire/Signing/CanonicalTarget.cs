using System.Globalization;
using System.Text;

namespace Plimsoll.Wire.Signing;

/// <summary>Canonical path and query.</summary>
internal static class CanonicalTarget
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>The path arrives encoded once and is encoded once more, as every service but S3 asks.</summary>
    public static void AppendPath(StringBuilder text, string path)
    {
        if (path.Length <= 1)
        {
            text.Append('/');
            return;
        }

        foreach (var letter in Encoding.UTF8.GetBytes(Normalize(path)))
        {
            AppendEncoded(text, letter, keepSlash: true);
        }
    }

    /// <summary>Parameters in the order of their encoded names, then values.</summary>
    public static string Query(string query)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add((Recode(mark < 0 ? part : part[..mark]), mark < 0 ? "" : Recode(part[(mark + 1)..])));
        }

        pairs.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : string.CompareOrdinal(a.Value, b.Value));
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    // RFC 3986's dot segments, and doubled slashes, fall away.
    private static string Normalize(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))
        {
            return path;
        }

        var kept = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not "." and not "..")
            {
                kept.Add(segment);
            }
        }

        return $"/{string.Join('/', kept)}{(path.EndsWith('/') && kept.Count > 0 ? "/" : "")}";
    }

    private static string Recode(string part)
    {
        var text = new StringBuilder(part.Length);
        var letters = Encoding.UTF8.GetBytes(part);
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == '%' && i + 2 < letters.Length
                && byte.TryParse(letters.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var decoded))
            {
                AppendEncoded(text, decoded, keepSlash: false);
                i += 2;
            }
            else
            {
                AppendEncoded(text, letters[i] == '+' ? (byte)' ' : letters[i], keepSlash: false);
            }
        }

        return text.ToString();
    }

    private static void AppendEncoded(StringBuilder text, byte letter, bool keepSlash)
    {
        if (char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~' || (keepSlash && letter == '/'))
        {
            text.Append((char)letter);
        }
        else
        {
            text.Append('%').Append(Hex[letter >> 4]).Append(Hex[letter & 15]);
        }
    }
}
