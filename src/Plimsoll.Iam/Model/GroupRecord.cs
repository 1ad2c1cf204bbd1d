namespace Plimsoll.Iam.Model;

/// <summary>A group of users (spec/roles-credentials.md §10).</summary>
internal sealed record GroupRecord : IEntity
{
    /// <summary>Its name, unique in the account whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>Unique id, <c>AGPA…</c>; it stays when the name changes.</summary>
    public required string Id { get; init; }

    /// <summary>Path in the ARN.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<InlinePolicy> Inline { get; init; } = [];
}
