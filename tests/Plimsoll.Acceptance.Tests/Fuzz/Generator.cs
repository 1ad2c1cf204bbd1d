using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>Makes inputs from the model: mostly of the right shape, here and there not.</summary>
/// <param name="random">Chance.</param>
/// <param name="known">Names and ARNs that earlier answers spoke of.</param>
internal sealed class Generator(Random random, IReadOnlyList<string> known)
{
    private const int Deepest = 8;

    private static readonly string[] Strings =
    [
        "default", "web", "web:1", "a", "", " ", "0", "-1", "http://x/", "arn:aws:ecs:us-east-1:000000000000:cluster/default", "arn:aws:ecs:::x",
        "arn:", "..", "../../etc/passwd", "'; DROP TABLE record; --", "\0", "\ud800", "\udc00x", "😀", "é", "\u202e", "%00", "${x}", "<x>&", "1.5", "true", "null",
        "80-90", "tcp", "aws", "aws:x", "attribute:ecs.cpu-architecture == x86_64", "not_exists(x) and (", "2026-11-22T00:00:00Z", "\n\r\t",
    ];

    private static readonly string[] Numbers =
        ["0", "1", "2", "-1", "10", "100", "64", "128", "80", "65535", "65536", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1e9", "1e308", "1e999", "0.5", "-0", "1795361461.6"];

    private static readonly string[] Wrong =
        ["null", "true", "[]", "{}", "\"x\"", "7", "[[]]", "[null]", "{\"a\":1}", "-1e-400", "nonsense", "", "[1,2", "\"\\ud800\""];

    /// <summary>How often something is wrong, 0 to 1.</summary>
    public double Rate { get; init; } = 0.06;

    public Value Make(ApiModel model, string shape, int depth = 0)
    {
        if (random.NextDouble() < Rate)
        {
            return Nonsense();
        }

        var found = model.Shape(shape);
        return found.GetProperty("type").GetString() switch
        {
            "structure" => Structure(model, found, depth),
            "list" => new Value.Items([.. Some(depth).Select(_ => Make(model, Inner(found, "member"), depth + 1))]),
            "map" => new Value.Members([.. Some(depth).Select(_ => (Text(null), Make(model, Inner(found, "value"), depth + 1)))]),
            "string" => new Value.Words(Text(found)),
            "boolean" => new Value.Raw(random.Next(2) == 0 ? "true" : "false"),
            "blob" => new Value.Words("AAAA"),
            _ => new Value.Raw(Number(found)),
        };
    }

    /// <summary>What is wrong wherever it stands, or nearly.</summary>
    public Value Nonsense() => new Value.Raw(Wrong[random.Next(Wrong.Length)]);

    public string AnyNumber() => Numbers[random.Next(Numbers.Length)];

    public string AnyText() => Text(null);

    private Value.Members Structure(ApiModel model, JsonElement shape, int depth)
    {
        var required = shape.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        var members = new List<(string, Value)>();
        foreach (var member in shape.GetProperty("members").EnumerateObject())
        {
            if (random.NextDouble() < (required.Contains(member.Name) ? 0.97 : depth >= Deepest ? 0 : 0.3))
            {
                members.Add((member.Name, Make(model, member.Value.GetProperty("shape").GetString()!, depth + 1)));
            }
        }

        if (random.NextDouble() < Rate)
        {
            members.Add((Text(null), new Value.Raw("1")));
        }

        return new Value.Members(members);
    }

    private static string Inner(JsonElement shape, string what) => shape.GetProperty(what).GetProperty("shape").GetString()!;

    private IEnumerable<int> Some(int depth) => Enumerable.Range(0, depth >= Deepest ? 0 : random.NextDouble() < Rate / 4 ? 300 : random.Next(4));

    private string Text(JsonElement? shape)
    {
        if (shape?.TryGetProperty("enum", out var values) == true && random.NextDouble() < 0.9)
        {
            return values[random.Next(values.GetArrayLength())].GetString()!;
        }

        return random.NextDouble() switch
        {
            < 0.03 => new string('x', random.Next(1, 5000)),
            < 0.04 => new string('\u00e9', 100_000),
            < 0.10 => string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(0x10000))),
            < 0.40 when known.Count > 0 => known[random.Next(known.Count)],
            < 0.70 => Strings[random.Next(4)],
            _ => Strings[random.Next(Strings.Length)],
        };
    }

    private string Number(JsonElement shape) => random.NextDouble() < 0.7
        ? random.Next(Bound(shape, "min", 0), Math.Max(Bound(shape, "min", 0), Bound(shape, "max", 512)) + 1).ToString(CultureInfo.InvariantCulture)
        : AnyNumber();

    private static int Bound(JsonElement shape, string name, int otherwise) =>
        shape.TryGetProperty(name, out var bound) && bound.TryGetInt32(out var number) ? Math.Clamp(number, -1000, 1_000_000) : otherwise;
}
