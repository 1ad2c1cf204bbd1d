using System.Globalization;
using System.Text;

namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

internal static class RowKey
{
    /// <summary>A text that two lists of values share only when they are the same.</summary>
    public static string Of(IEnumerable<Value> values)
    {
        var key = new StringBuilder();
        foreach (var value in values)
        {
            var text = value.ToString();
            key.Append(CultureInfo.InvariantCulture, $"{(value.IsAbsent ? "-" : "")}{text.Length}:").Append(text);
        }

        return key.ToString();
    }
}
