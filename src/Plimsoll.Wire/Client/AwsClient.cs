using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Client;

/// <summary>Calls an AWS JSON 1.1 service, signed. The agent reaches its control plane with it.</summary>
/// <param name="http">Connections; the caller owns it.</param>
/// <param name="endpoint">Base address, e.g. <c>http://127.0.0.1:4566</c>.</param>
/// <param name="region">Region of the signature.</param>
/// <param name="keys">Keys at the time of each call: temporary ones change.</param>
/// <param name="time">Clock for the signature.</param>
public sealed class AwsClient(HttpClient http, Uri endpoint, string region, Func<SigningKeys> keys, TimeProvider time)
{
    /// <summary>Does one call.</summary>
    /// <param name="service">Signing name, e.g. <c>ecs</c>.</param>
    /// <param name="target">Target prefix and operation, e.g. <c>AmazonEC2ContainerServiceV20141113.RunTask</c>.</param>
    /// <param name="input">Input.</param>
    /// <param name="inputShape">Its shape.</param>
    /// <param name="outputShape">Shape of the answer.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="AwsException">The service's error.</exception>
    /// <exception cref="HttpRequestException">The endpoint could not be reached.</exception>
    public async Task<TOut> CallAsync<TIn, TOut>(
        string service, string target, TIn input, JsonTypeInfo<TIn> inputShape, JsonTypeInfo<TOut> outputShape, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(input, inputShape);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        var extra = new Dictionary<string, string> { ["content-type"] = "application/x-amz-json-1.1", ["x-amz-target"] = target };
        var signed = SigV4Signer.Sign("POST", "/", endpoint.Authority, extra, body, keys(), region, service, time.GetUtcNow());
        foreach (var (name, value) in signed)
        {
            if (name is not ("host" or "content-type"))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await http.SendAsync(request, cancel).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize(answer, outputShape)!
            : throw ToError(answer, (int)response.StatusCode);
    }

    private static AwsException ToError(byte[] body, int status)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var type = Text(document.RootElement, "__type");
            var message = Text(document.RootElement, "message") ?? Text(document.RootElement, "Message");
            return new AwsException(type?[(type.IndexOf('#', StringComparison.Ordinal) + 1)..] ?? "UnknownError", message ?? "", status);
        }
        catch (JsonException)
        {
            return new AwsException("UnknownError", $"HTTP {status} without an error body", status);
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
