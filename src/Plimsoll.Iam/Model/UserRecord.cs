namespace Plimsoll.Iam.Model;

/// <summary>A user (spec/roles-credentials.md §10).</summary>
internal sealed record UserRecord : IEntity
{
    /// <summary>Its name, unique in the account whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>Unique id, <c>AIDA…</c>; it stays when the name changes.</summary>
    public required string Id { get; init; }

    /// <summary>Path in the ARN.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>ARN of the policy that bounds it.</summary>
    public string? Boundary { get; init; }

    /// <summary>That it has a password; the password itself is not kept, since there is nowhere to sign in with it.</summary>
    public LoginProfileRecord? Login { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<InlinePolicy> Inline { get; init; } = [];

    /// <summary>Its tags, in the order of their keys.</summary>
    public IReadOnlyList<TagValue> Tags { get; init; } = [];
}
