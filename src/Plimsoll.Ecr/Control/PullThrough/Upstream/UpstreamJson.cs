using System.Text.Json.Serialization;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>The file of logins, and what token services answer.</summary>
[JsonSerializable(typeof(Dictionary<string, UpstreamLogin>))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class UpstreamJson : JsonSerializerContext;

/// <summary>Answer of a token service; either name of the token is used.</summary>
internal sealed class TokenAnswer
{
    public string? Token { get; init; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; init; }
}
