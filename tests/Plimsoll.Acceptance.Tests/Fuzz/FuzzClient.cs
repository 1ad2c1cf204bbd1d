using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>Sends calls and holds every answer to what an AWS answer is.</summary>
internal sealed class FuzzClient(Uri endpoint) : IDisposable
{
    private const string EventStream = "application/vnd.amazon.eventstream";
    private readonly HttpClient _http = new() { BaseAddress = endpoint, Timeout = TimeSpan.FromSeconds(60) };

    public async Task<FuzzAnswer> SendAsync(ApiOperation operation, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        if (operation.Model.IsQuery)
        {
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }
        else
        {
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
            request.Headers.Add("x-amz-target", $"{operation.Model.Target}.{operation.Name}");
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Content.Headers.ContentType?.MediaType == EventStream)
        {
            // It goes on for as long as somebody listens: that it begins is the answer.
            return new FuzzAnswer((int)response.StatusCode, "", null);
        }

        var text = await response.Content.ReadAsStringAsync();
        return new FuzzAnswer((int)response.StatusCode, text, CodeOf(operation, (int)response.StatusCode, text));
    }

    public void Dispose() => _http.Dispose();

    // Also fails on an answer that is not well-formed, which no status would tell.
    private static string? CodeOf(ApiOperation operation, int status, string text)
    {
        try
        {
            if (operation.Model.IsQuery)
            {
                var code = XDocument.Parse(text).Descendants().FirstOrDefault(element => element.Name.LocalName == "Code");
                return status == 200 ? null : code?.Value ?? throw new InvalidDataException("An error without a code.");
            }

            using var document = JsonDocument.Parse(text);
            return status == 200 ? null : document.RootElement.GetProperty("__type").GetString();
        }
        catch (Exception error) when (error is JsonException or XmlException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{operation} answered {status} with what is no AWS answer: {text}", error);
        }
    }
}

/// <summary>An answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">As text.</param>
/// <param name="Code">Code of an error.</param>
internal sealed record FuzzAnswer(int Status, string Body, string? Code)
{
    /// <summary>True when the server says that it has not this operation.</summary>
    public bool IsUnknown => Code is "UnknownOperationException" or "InvalidAction";
}
