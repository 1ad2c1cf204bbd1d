namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>A login to the registry. Holds a secret.</summary>
internal sealed record AuthorizationData
{
    public string? AuthorizationToken { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? ProxyEndpoint { get; init; }

    /// <summary>The address alone: secrets do not reach logs.</summary>
    public override string ToString() => ProxyEndpoint ?? "";
}
