using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Bench.RunTask;

/// <summary>Signed RunTask calls over one connection, one after another.</summary>
/// <param name="address">Endpoint.</param>
internal sealed class Caller(Uri address) : IDisposable
{
    private const string Target = "AmazonEC2ContainerServiceV20141113.RunTask";
    private const string ContentType = "application/x-amz-json-1.1";
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });

    /// <summary>
    /// Milliseconds from the first byte sent to the last byte of the answer; signing and reading what it says are the client's own.
    /// </summary>
    public async Task<double> CallAsync(string input)
    {
        var body = Encoding.UTF8.GetBytes(input);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/")) { Content = new ByteArrayContent(body) };
        var headers = new Dictionary<string, string> { ["content-type"] = ContentType, ["x-amz-target"] = Target };
        foreach (var (name, value) in SigV4Signer.Sign(
            "POST", "/", address.Authority, headers, body, Server.Keys, Server.Region, "ecs", TimeProvider.System.GetUtcNow()))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var started = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("tasks", out var tasks) && tasks.GetArrayLength() == 10
            ? took
            : throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
    }

    public void Dispose() => _http.Dispose();
}
