using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Api.Tags;

/// <summary>What is asked of tags beyond what <see cref="Tag"/> declares.</summary>
internal static class TagRules
{
    private const int MostPerRepository = 50;
    private const string Reserved = "aws:";

    /// <summary>The tags of a repository after some are given: new ones replace those with their keys.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidTagParameterException</c>, <c>TooManyTagsException</c>.</exception>
    public static IReadOnlyList<Tag> Merge(IReadOnlyList<Tag> existing, IReadOnlyList<Tag> given)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in given)
        {
            if (tag.Key!.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase))
            {
                throw EcrErrors.InvalidTag($"The tag key '{tag.Key}' begins with '{Reserved}', which is reserved for AWS use");
            }

            if (!keys.Add(tag.Key))
            {
                throw EcrErrors.InvalidTag($"The tag key '{tag.Key}' is given more than once");
            }
        }

        IReadOnlyList<Tag> merged = [.. existing.Where(tag => !keys.Contains(tag.Key!)), .. given];
        return merged.Count > MostPerRepository ? throw EcrErrors.TooManyTags() : merged;
    }
}
