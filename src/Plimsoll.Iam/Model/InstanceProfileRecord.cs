namespace Plimsoll.Iam.Model;

/// <summary>An instance profile: what gives a role to a machine.</summary>
internal sealed record InstanceProfileRecord
{
    /// <summary>Its name, unique in the account whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>Unique id, <c>AIPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Path in the ARN.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Id of the role that it gives; null while it is empty.</summary>
    public string? RoleId { get; init; }

    /// <summary>Its tags, in the order of their keys.</summary>
    public IReadOnlyList<TagValue> Tags { get; init; } = [];
}
