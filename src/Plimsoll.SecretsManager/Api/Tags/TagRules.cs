using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Api.Tags;

/// <summary>What is asked of tags beyond what <see cref="Tag"/> declares.</summary>
internal static class TagRules
{
    private const int Most = 50;
    private const string Reserved = "aws:";

    /// <summary>The tags of a secret after some are given: new ones replace those with their keys.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static IReadOnlyList<Tag> Merge(IReadOnlyList<Tag> existing, IReadOnlyList<Tag> given)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in given)
        {
            if (tag.Key is not { } key)
            {
                throw SecretsErrors.Parameter("A tag must have a Key.");
            }

            if (key.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase))
            {
                throw SecretsErrors.Parameter($"The tag key '{key}' begins with '{Reserved}', which is reserved for AWS use.");
            }

            if (!keys.Add(key))
            {
                throw SecretsErrors.Parameter($"The tag key '{key}' is given more than once.");
            }
        }

        IReadOnlyList<Tag> merged = [.. existing.Where(tag => !keys.Contains(tag.Key!)), .. given.Select(tag => tag with { Value = tag.Value ?? "" })];
        return merged.Count > Most ? throw SecretsErrors.Parameter($"A secret can have at most {Most} tags.") : merged;
    }
}
