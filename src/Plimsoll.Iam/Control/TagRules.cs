using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>What is asked of tags beyond what <see cref="Tag"/> declares (docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html).</summary>
/// <param name="keys">How keys are compared: those of users and roles ignore case.</param>
/// <param name="duplicate">The words for a key that is given twice.</param>
internal sealed class TagRules(StringComparer keys, string duplicate)
{
    private const int Most = 50;
    private const string Reserved = "aws:";

    /// <summary>Tags of users and roles.</summary>
    public static TagRules OfPrincipals { get; } =
        new(StringComparer.OrdinalIgnoreCase, "Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    /// <summary>Tags of all others.</summary>
    public static TagRules OfOthers { get; } = new(StringComparer.Ordinal, "Duplicate tag keys found.");

    /// <summary>The tags after some are given: new ones replace those with their keys.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidInput</c>, <c>ValidationError</c>, <c>LimitExceeded</c>.</exception>
    public IReadOnlyList<TagValue> Merge(IReadOnlyList<TagValue> existing, IReadOnlyList<Tag>? given)
    {
        if (given is null or { Count: 0 })
        {
            return existing;
        }

        var names = new HashSet<string>(keys);
        foreach (var tag in given)
        {
            if (!names.Add(tag.Key!))
            {
                throw IamErrors.InvalidInput(duplicate);
            }

            if (tag.Key!.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase))
            {
                throw IamErrors.InvalidInput("System tags cannot be modified by the caller: no tag key begins with aws:.");
            }
        }

        IReadOnlyList<TagValue> merged = Ordered(existing.Where(tag => !names.Contains(tag.Key)).Concat(given.Select(tag => new TagValue(tag.Key!, tag.Value!))));
        return merged.Count > Most ? throw IamErrors.Limit($"The number of tags has reached the maximum limit of {Most}.") : merged;
    }

    /// <summary>The tags without some.</summary>
    public IReadOnlyList<TagValue> Without(IReadOnlyList<TagValue> existing, IReadOnlyList<string> given)
    {
        var names = new HashSet<string>(given, keys);
        return [.. existing.Where(tag => !names.Contains(tag.Key))];
    }

    private static IReadOnlyList<TagValue> Ordered(IEnumerable<TagValue> tags) => [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
}
