using System.Globalization;

namespace Plimsoll.Tailing;

/// <summary>Writes lines of several containers in the order of their times, each with its task and container where there are several.</summary>
/// <param name="output">Where they go.</param>
internal sealed class LogPrinter(TextWriter output)
{
    private const int ShortId = 8;

    /// <summary>Writes some.</summary>
    /// <param name="lines">In any order.</param>
    /// <param name="several">Whether they come from more than one container.</param>
    /// <param name="timestamps">Whether each bears its time.</param>
    public void Write(IEnumerable<LogLine> lines, bool several, bool timestamps)
    {
        foreach (var line in lines.OrderBy(line => line.At))
        {
            var at = timestamps ? line.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z '", CultureInfo.InvariantCulture) : "";
            var who = several ? $"{line.Task[..ShortId]}/{line.Container} | " : "";
            output.WriteLine($"{at}{who}{line.Text.TrimEnd('\n', '\r')}");
        }

        output.Flush();
    }
}
