using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Model;

/// <summary>Where a registry replicates to; there is one.</summary>
internal sealed record ReplicationConfigurationRecord(IReadOnlyList<ReplicationRule> Rules)
{
    public const string Key = "configuration";

    /// <summary>True when a rule names the registry, for whatever repositories.</summary>
    public bool Names(ReplicationDestination destination) => Rules.Any(rule => rule.Destinations!.Contains(destination));

    /// <summary>The registries that a repository goes to, each once.</summary>
    public IEnumerable<ReplicationDestination> For(string repository) => Rules
        .Where(rule => rule.RepositoryFilters?.Any(filter => repository.StartsWith(filter.Filter!, StringComparison.Ordinal)) != false)
        .SelectMany(rule => rule.Destinations!)
        .Distinct();
}
