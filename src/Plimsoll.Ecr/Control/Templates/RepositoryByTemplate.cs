using Plimsoll.Cells;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Templates;

/// <summary>Makes repositories that nobody asked for by name (spec/ecr.md §8): pushed to, replicated to, pulled through.</summary>
internal static class RepositoryByTemplate
{
    /// <summary>The template of the longest prefix that a repository falls under, of those for a purpose; null for none.</summary>
    /// <param name="view">The registry.</param>
    /// <param name="repository">Name of the repository.</param>
    /// <param name="purpose"><see cref="TemplateRecord.Replication"/>, <see cref="TemplateRecord.PullThroughCache"/> or <see cref="TemplateRecord.CreateOnPush"/>.</param>
    public static TemplateRecord? Find(View view, string repository, string purpose) => view.All(EcrTables.Templates)
        .Where(template => template.AppliedFor.Contains(purpose) && template.Matches(repository))
        .MaxBy(template => template.Prefix == TemplateRecord.Root ? 0 : template.Key.Length);

    /// <summary>The repository of a name, made when it is not there: by its template, or with the settings that repositories have by default.</summary>
    public static RepositoryRecord Ensure(Tx tx, string repository, string purpose, DateTimeOffset now) =>
        tx.Get(EcrTables.Repositories, repository) ?? Create(tx, repository, Find(tx, repository, purpose), now);

    /// <summary>Makes a repository; there is none of that name.</summary>
    public static RepositoryRecord Create(Tx tx, string name, TemplateRecord? template, DateTimeOffset now)
    {
        var repository = new RepositoryRecord
        {
            Name = name,
            CreatedAt = now,
            ImageTagMutability = template?.ImageTagMutability ?? TagMutability.Mutable,
            ExclusionFilters = template?.ExclusionFilters,
            Encryption = template?.Encryption,
            Tags = template?.ResourceTags ?? [],
        };
        tx.Put(EcrTables.Repositories, repository);
        if (template?.RepositoryPolicy is { } policy)
        {
            tx.Put(EcrTables.RepositoryPolicies, new RepositoryPolicyRecord(name, policy));
        }

        if (template?.LifecyclePolicy is { } lifecycle)
        {
            tx.Put(EcrTables.LifecyclePolicies, new LifecyclePolicyRecord(name, lifecycle, null));
        }

        return repository;
    }
}
