using System.Collections;

namespace Plimsoll.Iam.Policies;

/// <summary>Condition keys whose values are known beforehand.</summary>
public sealed class ContextKeys : IContextKeys, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No keys.</summary>
    public static IContextKeys None { get; } = new ContextKeys();

    /// <summary>Sets the values of a key.</summary>
    /// <param name="key">In any case.</param>
    public IReadOnlyList<string> this[string key]
    {
        set => _values[key] = value;
    }

    /// <summary>Sets the values of a key that is not there yet.</summary>
    /// <param name="key">In any case.</param>
    /// <param name="values">Its values.</param>
    /// <exception cref="ArgumentException">It is there.</exception>
    public void Add(string key, params IReadOnlyList<string> values) => _values.Add(key, values);

    /// <inheritdoc/>
    public IReadOnlyList<string>? Find(string key) => _values.GetValueOrDefault(key);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
