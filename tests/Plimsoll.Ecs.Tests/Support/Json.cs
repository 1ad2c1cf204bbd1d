using System.Text.Json.Nodes;

namespace Plimsoll.Ecs.Tests.Support;

internal static class Json
{
    /// <summary>The strings of a list.</summary>
    public static string[] Strings(this JsonNode? list) => [.. list!.AsArray().Select(item => (string)item!)];

    /// <summary>One member of each object of a list.</summary>
    public static string[] Each(this JsonNode? list, string member) => [.. list!.AsArray().Select(item => item![member]!.ToString())];
}
