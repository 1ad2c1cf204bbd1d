using System.Text;

namespace Plimsoll.Wire.Signing;

/// <summary>Signature Version 4's canonical form of a request.</summary>
internal static class CanonicalRequest
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>The text whose hash is signed.</summary>
    public static string Build(in SignedRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder(512);
        var mark = request.Target.IndexOf('?', StringComparison.Ordinal);
        text.Append(request.Method).Append('\n');
        AppendPath(text, mark < 0 ? request.Target : request.Target[..mark]);
        text.Append('\n').Append(mark < 0 ? "" : Query(request.Target[(mark + 1)..])).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':');
            AppendTrimmed(text, request.Header(name) ?? "");
            text.Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    // The path arrives encoded once and is encoded once more, as every service but S3 asks.
    private static void AppendPath(StringBuilder text, string path)
    {
        if (path.Length <= 1)
        {
            text.Append('/');
            return;
        }

        foreach (var letter in Encoding.UTF8.GetBytes(path))
        {
            AppendEncoded(text, letter, keepSlash: true);
        }
    }

    private static string Query(string query)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            var name = mark < 0 ? part : part[..mark];
            pairs.Add((Recode(name), mark < 0 ? "" : Recode(part[(mark + 1)..])));
        }

        pairs.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : string.CompareOrdinal(a.Value, b.Value));
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Recode(string part)
    {
        var text = new StringBuilder(part.Length);
        foreach (var letter in Encoding.UTF8.GetBytes(Uri.UnescapeDataString(part.Replace('+', ' '))))
        {
            AppendEncoded(text, letter, keepSlash: false);
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

    private static void AppendTrimmed(StringBuilder text, string value)
    {
        var trimmed = value.AsSpan().Trim();
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] != ' ' || trimmed[i - 1] != ' ')
            {
                text.Append(trimmed[i]);
            }
        }
    }
}
