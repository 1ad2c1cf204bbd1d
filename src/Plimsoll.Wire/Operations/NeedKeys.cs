namespace Plimsoll.Wire.Operations;

/// <summary>
/// Condition keys of a need and their values (docs.aws.amazon.com/service-authorization/latest/reference). Names ignore case. A key without
/// values is absent, which conditions can tell from an empty one.
/// </summary>
public sealed class NeedKeys
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that have values.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>Values of a key; null when it is absent.</summary>
    public IReadOnlyList<string>? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Adds a key that has one value; null leaves it absent.</summary>
    /// <returns>These keys.</returns>
    public NeedKeys With(string name, string? value)
    {
        if (value is not null)
        {
            _values[name] = [value];
        }

        return this;
    }

    /// <summary>Adds a key that is true or false; null leaves it absent.</summary>
    /// <returns>These keys.</returns>
    public NeedKeys With(string name, bool? value) => With(name, value is { } some ? some ? "true" : "false" : null);

    /// <summary>Adds a key with any number of values; none leave it absent.</summary>
    /// <returns>These keys.</returns>
    public NeedKeys With(string name, IEnumerable<string> values)
    {
        if (values.ToList() is { Count: > 0 } some)
        {
            _values[name] = some;
        }

        return this;
    }

    /// <summary>Adds <c>aws:RequestTag/KEY</c> of each tag and <c>aws:TagKeys</c>.</summary>
    /// <returns>These keys.</returns>
    public NeedKeys WithRequestTags(IEnumerable<(string Key, string Value)> tags)
    {
        var all = tags.ToList();
        all.ForEach(tag => With("aws:RequestTag/" + tag.Key, tag.Value));
        return With("aws:TagKeys", all.Select(tag => tag.Key));
    }

    /// <summary>Adds <c>aws:ResourceTag/KEY</c> and <c>SERVICE:ResourceTag/KEY</c> of each tag of the resource.</summary>
    /// <returns>These keys.</returns>
    public NeedKeys WithResourceTags(string service, IEnumerable<(string Key, string Value)> tags)
    {
        foreach (var (key, value) in tags)
        {
            With("aws:ResourceTag/" + key, value).With($"{service}:ResourceTag/{key}", value);
        }

        return this;
    }
}
