namespace Plimsoll.Iam.Keys;

/// <summary>The secrets of a server, kept in one file of its data directory that only the owner may read.</summary>
public sealed record KeyRing
{
    /// <summary>Access key of the root user, 16 to 128 word characters.</summary>
    public required string RootAccessKeyId { get; init; }

    /// <summary>Secret key of the root user; never printed but by <c>plimsoll env</c>.</summary>
    public required string RootSecretAccessKey { get; init; }

    /// <summary>When the first start made the account.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Seals session tokens: 32 bytes.</summary>
    public required byte[] SessionKey { get; init; }

    /// <summary>Seals paging tokens: 32 bytes.</summary>
    public required byte[] PageTokenKey { get; init; }

    /// <summary>The public part alone: secrets do not reach logs.</summary>
    public override string ToString() => RootAccessKeyId;
}
