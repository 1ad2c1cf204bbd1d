using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Serving;

/// <summary>The answers to requests for a task role's credentials (roles-credentials §4).</summary>
internal static class CredentialsAnswers
{
    // Scripts read the token with sed: no plus sign as \u002B.
    private static readonly CredentialsJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static ServedAnswer Of(IamRoleCredentials role) => ServedAnswer.Json(200, JsonSerializer.SerializeToUtf8Bytes(
        new ServedCredentials(role.RoleArn, role.AccessKeyId, role.SecretAccessKey, role.SessionToken, role.Expiration), Json.ServedCredentials));

    public static ServedAnswer NoId(int version) => Error(version, 400, "NoIdInRequest", "No Credential ID in the request");

    public static ServedAnswer InvalidId(int version) => Error(version, 400, "InvalidIdInRequest", "Credentials not found");

    public static ServedAnswer Uninitialized(int version) => Error(version, 503, "CredentialsUninitialized", "Credentials uninitialized for ID");

    private static ServedAnswer Error(int version, int status, string code, string message) => ServedAnswer.Json(
        status, JsonSerializer.SerializeToUtf8Bytes(new CredentialsError(code, $"CredentialsV{version}Request: {message}", status), Json.CredentialsError));
}

/// <summary>Credentials as SDKs read them.</summary>
internal sealed record ServedCredentials(string? RoleArn, string? AccessKeyId, string? SecretAccessKey, string? Token, string? Expiration);

/// <summary>An error of the endpoint.</summary>
internal sealed record CredentialsError(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("HTTPErrorCode")] int HttpErrorCode);

[JsonSerializable(typeof(ServedCredentials))]
[JsonSerializable(typeof(CredentialsError))]
internal sealed partial class CredentialsJson : JsonSerializerContext;
