using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Api.Tags;

/// <summary>What is asked of tags beyond what <see cref="Tag"/> declares.</summary>
internal static class TagRules
{
    private const int Most = 50;
    private const string Reserved = "aws:";

    /// <summary>The tags of a parameter after some are given: new ones replace those with their keys, of the same key the last.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>, <c>TooManyTagsError</c>.</exception>
    public static IReadOnlyList<Tag> Merge(IReadOnlyList<Tag> existing, IReadOnlyList<Tag> given)
    {
        if (given.FirstOrDefault(tag => tag.Key!.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw SsmErrors.Validation($"The tag key '{reserved.Key}' begins with '{Reserved}', which is reserved for AWS use.");
        }

        IReadOnlyList<Tag> merged = [.. existing.Concat(given).GroupBy(tag => tag.Key).Select(same => same.Last())];
        return merged.Count > Most ? throw SsmErrors.TooManyTags(Most) : merged;
    }
}
