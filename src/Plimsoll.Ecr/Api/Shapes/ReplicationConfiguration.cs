using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Where a registry replicates to.</summary>
internal sealed record ReplicationConfiguration
{
    [Required]
    [Length(0, 10)]
    public IReadOnlyList<ReplicationRule>? Rules { get; init; }
}

/// <summary>Some repositories go to some registries.</summary>
internal sealed record ReplicationRule
{
    [Required]
    [Length(0, 100)]
    public IReadOnlyList<ReplicationDestination>? Destinations { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<RepositoryFilter>? RepositoryFilters { get; init; }
}

/// <summary>A registry to replicate to.</summary>
internal sealed record ReplicationDestination
{
    [Required]
    [Length(2, 25)]
    [Pattern("[0-9a-z-]{2,25}")]
    public string? Region { get; init; }

    [Required]
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }
}

/// <summary>Selects repositories by the beginning of their names.</summary>
internal sealed record RepositoryFilter
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$")]
    public string? Filter { get; init; }

    [Required]
    [OneOf("PREFIX_MATCH")]
    public string? FilterType { get; init; }
}
