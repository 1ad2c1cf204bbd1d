namespace Plimsoll.Iam.Model;

/// <summary>A role (spec/roles-credentials.md §10).</summary>
internal sealed record RoleRecord : IEntity
{
    /// <summary>Its name, unique in the account whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>Unique id, <c>AROA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Path in the ARN.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who may assume it: JSON, as it was given.</summary>
    public required string Trust { get; init; }

    /// <summary>Ids of the users and roles that the trust policy names, by their ARNs: one of the same name that is made later is another.</summary>
    public IReadOnlyDictionary<string, string> Trusted { get; init; } = new Dictionary<string, string>();

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Longest session, in seconds: 3600 to 43200.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    /// <summary>ARN of the policy that bounds it.</summary>
    public string? Boundary { get; init; }

    /// <summary>The service whose linked role it is, e.g. <c>ecs.amazonaws.com</c>.</summary>
    public string? LinkedService { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<InlinePolicy> Inline { get; init; } = [];

    /// <summary>Its tags, in the order of their keys.</summary>
    public IReadOnlyList<TagValue> Tags { get; init; } = [];
}
