using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.CloudWatch.Logs.Insights.Language;

/// <summary>Regular expressions of queries, matched in time linear in the text: without lookaround and back references.</summary>
internal static class QueryRegex
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <exception cref="MalformedQueryException">It is none.</exception>
    public static Regex Of(string pattern)
    {
        try
        {
            return new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), Options);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new MalformedQueryException($"/{pattern}/ is not a regular expression that can be used: {error.Message}");
        }
    }

    /// <summary>A glob as a regular expression: each asterisk is a group <c>g0</c>, <c>g1</c>, …, the last one to the end where the glob ends with it.</summary>
    public static Regex OfGlob(string glob)
    {
        var parts = glob.Split('*');
        var regex = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            regex.Append(Regex.Escape(parts[i]));
            if (i < parts.Length - 1)
            {
                var rest = i == parts.Length - 2 && parts[^1].Length == 0;
                regex.Append("(?<g").Append(i).Append(rest ? ">.*)" : ">.*?)");
            }
        }

        return new Regex(regex.ToString(), Options | RegexOptions.Singleline);
    }
}
