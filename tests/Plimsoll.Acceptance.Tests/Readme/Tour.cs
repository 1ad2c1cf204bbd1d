using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Readme;

/// <summary>The commands of README's tour: what is to be run, and what it shows of their output.</summary>
internal static partial class Tour
{
    private const string First = "## A tour by hand";
    private const string After = "## Commands";
    private const string Indent = "    ";
    private const string Prompt = "$ ";
    private const string LeftOut = "…";

    /// <summary>The blocks of the tour, in order.</summary>
    public static IReadOnlyList<Block> Read()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var tour = text[text.IndexOf(First, StringComparison.Ordinal)..text.IndexOf(After, StringComparison.Ordinal)];
        return [.. Blocks(tour.Split('\n')).Select(Block.Of)];
    }

    /// <summary>The lines of a text in which ids, times and numbers are all the same, without blanks at their ends and more than one between words.</summary>
    public static IEnumerable<string> Shape(string text) => text.Split('\n').Select(ShapeOf);

    private static string ShapeOf(string line) =>
        Blanks().Replace(Zone().Replace(Varying().Replace(line, "#"), "ZONE"), " ").Trim();

    private static IEnumerable<string> Blocks(IReadOnlyList<string> lines)
    {
        var block = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal))
            {
                block.Append(line.AsSpan(Indent.Length)).Append('\n');
            }
            else if (block.Length > 0)
            {
                yield return block.ToString();
                block.Clear();
            }
        }
    }

    [GeneratedRegex("[0-9a-f]{17,}|[0-9]+")]
    private static partial Regex Varying();

    [GeneratedRegex("us-east-#[a-c]")]
    private static partial Regex Zone();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();

    /// <summary>A block of the page.</summary>
    /// <param name="Script">What is run.</param>
    /// <param name="Shown">Lines that its output has, in this order; empty when the page shows none.</param>
    public sealed record Block(string Script, IReadOnlyList<string> Shown)
    {
        public static Block Of(string text)
        {
            if (!text.StartsWith(Prompt, StringComparison.Ordinal))
            {
                return new Block(text, []);
            }

            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return new Block(lines[0][Prompt.Length..], [.. lines[1..].Where(line => line.Trim() != LeftOut)]);
        }

        /// <summary>The first line that an output should have and has not; null when it has all, in order. What stands after … in a line may differ.</summary>
        public string? MissingFrom(string output)
        {
            using var lines = Shape(output).GetEnumerator();
            return Shown.FirstOrDefault(line =>
            {
                var shape = ShapeOf(line.Split(LeftOut)[0]);
                while (lines.MoveNext())
                {
                    if (line.Contains(LeftOut, StringComparison.Ordinal) ? lines.Current.StartsWith(shape, StringComparison.Ordinal) : lines.Current == shape)
                    {
                        return false;
                    }
                }

                return true;
            });
        }
    }
}
