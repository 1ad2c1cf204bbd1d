namespace Plimsoll.Iam.Evaluation;

/// <summary>All policies that apply to a request.</summary>
public sealed record PolicySet
{
    /// <summary>Nothing: all is denied implicitly, but to the root user of the resource's account.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Policies of the caller: of a user and its groups, or of a role; one that allows is enough.</summary>
    public IReadOnlyList<SourcedPolicy> Identity { get; init; } = [];

    /// <summary>Permissions boundary of the user or role; null for none.</summary>
    public SourcedPolicy? Boundary { get; init; }

    /// <summary>Policies passed when the session was made, of which one must allow; null for a session without, or no session.</summary>
    public IReadOnlyList<SourcedPolicy>? Session { get; init; }

    /// <summary>Policies of the resource; one that allows is enough.</summary>
    public IReadOnlyList<SourcedPolicy> Resource { get; init; } = [];

    /// <summary>Account that the resource belongs to, twelve digits; null for the caller's own.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>True when <see cref="Resource"/> is the trust policy of a role: it must itself allow, in the role's own account too.</summary>
    public bool IsTrust { get; init; }

    /// <summary>All policies with their kind, in the order in which a denial is looked for.</summary>
    internal IEnumerable<(PolicySource Source, SourcedPolicy Policy)> All =>
        Identity.Select(policy => (PolicySource.Identity, policy))
            .Concat(Boundary is null ? [] : [(PolicySource.Boundary, Boundary)])
            .Concat((Session ?? []).Select(policy => (PolicySource.Session, policy)))
            .Concat(Resource.Select(policy => (ResourceSource, policy)));

    internal PolicySource ResourceSource => IsTrust ? PolicySource.Trust : PolicySource.Resource;
}
