using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Agent.ControlPlane;

/// <param name="RegistryIds">Account of the registry; null for the caller's own.</param>
internal sealed record GetAuthorizationTokenRequest(IReadOnlyList<string>? RegistryIds);

internal sealed record GetAuthorizationTokenResponse(IReadOnlyList<AuthorizationData>? AuthorizationData);

/// <summary>A login for a registry.</summary>
internal sealed record AuthorizationData
{
    /// <summary><c>USER:PASSWORD</c> in base64.</summary>
    public string? AuthorizationToken { get; init; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Where the registry is reached.</summary>
    public string? ProxyEndpoint { get; init; }
}
