using System.Text.Json.Nodes;

namespace Plimsoll.Ecr.Tests.Support;

internal static class Http
{
    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>Status and code of an error of the registry, e.g. <c>404 NAME_UNKNOWN: message</c>.</summary>
    public static async Task<string> ErrorAsync(this HttpResponseMessage answer)
    {
        var error = (await answer.JsonAsync())["errors"]![0]!;
        return $"{(int)answer.StatusCode} {error["code"]}: {error["message"]}";
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, string method, string path, HttpContent? content = null, Action<HttpRequestMessage>? shape = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        shape?.Invoke(request);
        return await client.SendAsync(request);
    }
}
