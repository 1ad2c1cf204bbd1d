using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.Tags;

/// <summary>
/// What is asked of tags beyond what <see cref="Tag"/> declares: the same for every resource (spec/tasks-services.md §11).
/// Length and characters of key and value are declared on the record.
/// </summary>
internal static class TagRules
{
    /// <summary>Most tags of one resource; those of AWS itself are not counted.</summary>
    public const int MaxPerResource = 50;

    private const string Reserved = "aws:";

    /// <summary>Checks the tags that a caller gives to a new resource.</summary>
    /// <returns>The tags, never null.</returns>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static IReadOnlyList<Tag> Check(IReadOnlyList<Tag>? tags)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            CheckKey(tag.Key);
            if (tag.Value?.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase) == true)
            {
                throw EcsErrors.InvalidParameter("Tag values cannot begin with 'aws:', which is reserved for AWS use.");
            }

            if (!keys.Add(tag.Key!))
            {
                throw EcsErrors.InvalidParameter($"Duplicate tag keys are not allowed: the key '{tag.Key}' is given more than once.");
            }
        }

        if (keys.Count > MaxPerResource)
        {
            throw TooMany();
        }

        // A tag without value has the empty one.
        return [.. (tags ?? []).Select(tag => tag.Value is null ? tag with { Value = "" } : tag)];
    }

    /// <summary>The tags of a resource after TagResource: new ones replace those with their keys, others stay.</summary>
    public static IReadOnlyList<Tag> Merge(IReadOnlyList<Tag>? existing, IReadOnlyList<Tag> given)
    {
        var added = Check(given);
        var keys = added.Select(tag => tag.Key).ToHashSet();
        IReadOnlyList<Tag> merged = [.. (existing ?? []).Where(tag => !keys.Contains(tag.Key)), .. added];
        return merged.Count(tag => !IsReserved(tag.Key)) > MaxPerResource ? throw TooMany() : merged;
    }

    /// <summary>The tags of a resource after UntagResource; keys that it has not are passed over.</summary>
    public static IReadOnlyList<Tag> Without(IReadOnlyList<Tag>? existing, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            CheckKey(key);
        }

        return [.. (existing ?? []).Where(tag => !keys.Contains(tag.Key))];
    }

    private static void CheckKey(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            throw EcsErrors.InvalidParameter("Tag key should not be null or empty.");
        }

        if (IsReserved(key))
        {
            throw EcsErrors.InvalidParameter("Tag keys cannot begin with 'aws:', which is reserved for AWS use.");
        }
    }

    private static bool IsReserved(string? key) => key?.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase) == true;

    private static Wire.Errors.AwsException TooMany() =>
        EcsErrors.InvalidParameter($"Too many tags: a resource can have at most {MaxPerResource} tags.");
}
