using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Plimsoll.Hosting;

/// <summary>Writes answers that are not AWS's.</summary>
internal static class Answer
{
    public static Task ErrorAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.Headers["x-amzn-errortype"] = code;
        return http.Response.WriteAsJsonAsync(new ErrorBody(code, message), AnswerJson.Default.ErrorBody, cancellationToken: http.RequestAborted);
    }

    public static Task OkAsync(HttpContext http, HealthBody body) =>
        http.Response.WriteAsJsonAsync(body, AnswerJson.Default.HealthBody, cancellationToken: http.RequestAborted);
}

/// <summary>An error in the form of AWS JSON.</summary>
internal sealed record ErrorBody(
    [property: JsonPropertyName("__type")] string Type, [property: JsonPropertyName("message")] string Message);

/// <summary>The server is well: each service by its signing name, as LocalStack answers it.</summary>
internal sealed record HealthBody(string Status, string Version)
{
    public IReadOnlyDictionary<string, string> Services { get; } =
        new[] { "ecr", "ecs", "iam", "logs", "secretsmanager", "ssm", "sts" }.ToDictionary(name => name, _ => "running");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(HealthBody))]
internal sealed partial class AnswerJson : JsonSerializerContext;
