using System.Text;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Valid manifests with something done to them.</summary>
internal static class BrokenManifests
{
    private static readonly string Digest = "sha256:" + new string('a', 64);

    private static readonly string[] Whole =
    [
        $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"a/b","config":{"mediaType":"c/d","digest":"{{{Digest}}}","size":2},"layers":[{"mediaType":"l/g","digest":"{{{Digest}}}","size":1000,"urls":["http://x"]}],"subject":{"mediaType":"s/t","digest":"{{{Digest}}}","size":5},"annotations":{"key":"value","ä":"ö"}}""",
        $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"m/n","digest":"{{{Digest}}}","size":7,"platform":{"os":"linux","architecture":"arm64"}}],"annotations":{}}""",
        $$$"""{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{"mediaType":"c","size":1,"digest":"{{{Digest}}}"},"layers":[]}""",
    ];

    // Put in the place of a value, of a name, or anywhere.
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e999", "-0.0", "9223372036854775808", "123456789012345678901234567890", "2.0", "2.5", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"..\"",
        "[]", "{}", "[[[[[[[[1]]]]]]]]", "{\"digest\":null}", "[null]", "[{}]", "\"sha256:x\"", "\"../../../../etc/passwd\"", "\"application/vnd.oci.image.index.v1+json\"", "NaN", "'x'", "// x",
    ];

    public static byte[] Next(Random random)
    {
        var text = Whole[random.Next(Whole.Length)];
        for (var times = random.Next(4); times > 0; times--)
        {
            text = Mutate(random, text);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        for (var times = random.Next(8) == 0 ? random.Next(1, 5) : 0; times > 0 && bytes.Length > 0; times--)
        {
            // Also in the middle of what is several bytes long.
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string Mutate(Random random, string text)
    {
        if (text.Length < 3)
        {
            return Values[random.Next(Values.Length)];
        }

        var at = random.Next(text.Length - 1);
        var end = Math.Min(text.Length, at + random.Next(1, 30));
        return random.Next(6) switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, text[at..end]),
            2 => text.Insert(at, Values[random.Next(Values.Length)]),
            3 or 4 => ReplaceValue(random, text),
            _ => text.Replace("\"size\"", random.Next(2) == 0 ? "\"digest\"" : "\"size\":5,\"size\"", StringComparison.Ordinal),
        };
    }

    private static string ReplaceValue(Random random, string text)
    {
        var colon = text.IndexOf(':', random.Next(text.Length));
        var end = colon < 0 ? -1 : text.IndexOfAny([',', '}', ']'], colon);
        return end < 0 ? text : string.Concat(text.AsSpan(0, colon + 1), Values[random.Next(Values.Length)], text.AsSpan(end));
    }
}
