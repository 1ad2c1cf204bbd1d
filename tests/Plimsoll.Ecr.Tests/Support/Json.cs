using System.Text.Json.Nodes;

namespace Plimsoll.Ecr.Tests.Support;

internal static class Json
{
    /// <summary>One member of each object of a list.</summary>
    public static string[] Each(this JsonNode? list, string member) => [.. list!.AsArray().Select(item => item![member]?.ToString() ?? "")];
}
