namespace Plimsoll.Planning;

/// <summary>How the containers of a task fare, in words: how they ended, what they wait for, what they wrote last.</summary>
internal static class ContainersView
{
    private const int MostLines = 20;
    private const int MostLetters = 4096;

    /// <summary>Every container that has something to say.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="explained">The task.</param>
    /// <param name="indent">What each line begins with.</param>
    public static void Write(TextWriter output, Explained explained, string indent)
    {
        // The one that brought the task down first.
        foreach (var container in (explained.Task?.Containers ?? []).OrderBy(one => one.Name == explained.Cause ? 0 : 1))
        {
            var wrote = explained.Outputs?.FirstOrDefault(one => one.Container == container.Name);
            var waits = (explained.Waits ?? []).Where(one => one.Container == container.Name).ToList();
            if (container.Reason is null && container.ExitCode is null && wrote is null && waits.Count == 0)
            {
                continue;
            }

            var exit = container.ExitCode is { } code ? $", exit code {code}" : "";
            var health = container is { LastStatus: "RUNNING", HealthStatus: { } status } ? $", {status}" : "";
            // What stopped the task is not said twice; an error of a pull does not always name the image.
            var reason = container.Reason == explained.Task?.StoppedReason ? "" : container.Reason;
            var image = container.Reason?.StartsWith("CannotPull", StringComparison.Ordinal) == true ? $", image {container.Image}" : "";
            output.WriteLine($"{indent}container {container.Name}: {container.LastStatus}{exit}{health}{image}  {reason}".TrimEnd());
            foreach (var wait in waits)
            {
                output.WriteLine($"{indent}  waits for {wait.On} to be {wait.Condition}; {wait.On} is {wait.State}");
            }

            if (wrote is not null)
            {
                WriteOutput(output, wrote, indent + "  ");
            }
        }
    }

    private static void WriteOutput(TextWriter output, Output wrote, string indent)
    {
        if (wrote.Health is { } probe)
        {
            output.WriteLine($"{indent}health check: exit code {probe.ExitCode}{(string.IsNullOrEmpty(probe.Output) ? ", no output" : "")}");
            foreach (var line in (probe.Output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(MostLines))
            {
                output.WriteLine($"{indent}  | {Printable(line)}");
            }
        }

        if (wrote.Lines is not { } lines)
        {
            output.WriteLine($"{indent}log: {wrote.Unavailable}");
            return;
        }

        var where = wrote.LogStream is { } stream ? $" in {stream.LogGroupName} {stream.LogStreamName}" : "";
        var shown = Last(lines);
        output.WriteLine(shown.Count == 0 ? $"{indent}log{where}: it wrote nothing" : $"{indent}log{where}, last lines:");
        foreach (var line in shown)
        {
            output.WriteLine($"{indent}  | {line}");
        }
    }

    // A screen's worth: the newest lines, as many as fit.
    private static List<string> Last(IReadOnlyList<OutputLine> lines)
    {
        var (shown, letters) = (new List<string>(), 0);
        foreach (var line in lines.Reverse().Take(MostLines))
        {
            var text = Printable(line.Message ?? "");
            letters += text.Length;
            if (letters > MostLetters && shown.Count > 0)
            {
                break;
            }

            shown.Insert(0, text.Length > MostLetters ? text[..MostLetters] + " …" : text);
        }

        return shown;
    }

    // What a container wrote must not move the reader's cursor.
    private static string Printable(string line) => string.Concat(line.Select(letter => char.IsControl(letter) && letter != '\t' ? '·' : letter));
}
