using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>What is asked of the settings of a repository beyond what the records declare (spec/ecr.md §4).</summary>
internal static class RepositoryRules
{
    private const int MostWildcards = 2;

    /// <summary>Filters go with the modes that have exclusions, and with no other.</summary>
    public static void CheckMutability(string mode, IReadOnlyList<ImageTagMutabilityExclusionFilter>? filters)
    {
        const string Member = "imageTagMutabilityExclusionFilters";
        var wanted = mode is TagMutability.MutableWithExclusion or TagMutability.ImmutableWithExclusion;
        if (wanted != filters is { Count: > 0 })
        {
            throw EcrErrors.Invalid(Member, wanted ? $"is required with imageTagMutability {mode}" : $"is not allowed with imageTagMutability {mode}");
        }

        if (filters?.Any(filter => filter.Filter!.Count(letter => letter == '*') > MostWildcards) == true)
        {
            throw EcrErrors.Invalid(Member, $"a filter has at most {MostWildcards} wildcards");
        }
    }
}
