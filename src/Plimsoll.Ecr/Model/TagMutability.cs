using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Model;

/// <summary>Whether a tag may move to another image (spec/ecr.md §4).</summary>
internal static class TagMutability
{
    public const string Mutable = "MUTABLE";
    public const string Immutable = "IMMUTABLE";
    public const string MutableWithExclusion = "MUTABLE_WITH_EXCLUSION";
    public const string ImmutableWithExclusion = "IMMUTABLE_WITH_EXCLUSION";

    /// <summary>True when the tag of a repository may not move.</summary>
    public static bool Pins(RepositoryRecord repository, string tag)
    {
        var excluded = repository.ExclusionFilters?.Any(filter => Matches(filter, tag)) == true;
        return repository.ImageTagMutability switch
        {
            Immutable => true,
            ImmutableWithExclusion => !excluded,
            MutableWithExclusion => excluded,
            _ => false,
        };
    }

    private static bool Matches(ImageTagMutabilityExclusionFilter filter, string tag) => Wildcard.Matches(filter.Filter!, tag);
}
