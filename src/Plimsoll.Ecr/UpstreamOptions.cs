namespace Plimsoll.Ecr;

/// <summary>How pull-through caches reach the registries that they stand before.</summary>
public sealed record UpstreamOptions
{
    /// <summary>
    /// File of logins, read again when it changes: JSON, the ARN (or the name) of a secret or the host of a registry to
    /// <c>{"username": …, "accessToken": …}</c>. Null for none.
    /// </summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Registries (<c>HOST</c> or <c>HOST:PORT</c>) that are spoken to without TLS.</summary>
    public IReadOnlyList<string> Insecure { get; init; } = [];
}
