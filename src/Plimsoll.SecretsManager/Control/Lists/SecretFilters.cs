using System.Text.RegularExpressions;
using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Control.Lists;

/// <summary>Which secrets filters mean: one value of each filter must match, from the beginning of an attribute on (spec/secrets-parameters.md §3).</summary>
internal static partial class SecretFilters
{
    private const char Not = '!';

    /// <summary>Refuses filters that the model's constraints let through.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>, <c>ValidationException</c>.</exception>
    public static void Check(IReadOnlyList<Filter>? filters)
    {
        foreach (var filter in filters ?? [])
        {
            if (filter is not { Key: not null, Values: { } values })
            {
                throw SecretsErrors.Parameter("A filter must have a Key and Values.");
            }

            if (values.Any(value => !Value.IsMatch(value)))
            {
                throw SecretsErrors.Validation(
                    $"1 validation error detected: Value '[{string.Join(", ", values)}]' at 'filters.values' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 512, Member must satisfy regular expression pattern: ^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$]");
            }
        }
    }

    /// <summary>True when every filter matches a secret.</summary>
    public static bool Match(SecretRecord secret, IReadOnlyList<Filter>? filters) =>
        (filters ?? []).All(filter => filter.Values!.Any(value => value.StartsWith(Not) ? !Has(secret, filter.Key!, value[1..]) : Has(secret, filter.Key!, value)));

    /// <summary>All of the filters as one text: paging tokens are bound to it.</summary>
    public static string Text(IReadOnlyList<Filter>? filters) =>
        string.Join('\n', (filters ?? []).Select(filter => $"{filter.Key}\t{string.Join('\t', filter.Values!)}"));

    private static bool Has(SecretRecord secret, string key, string value) => key switch
    {
        "name" => secret.Name.StartsWith(value, StringComparison.Ordinal),
        "description" => secret.Description?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true,
        "tag-key" => (secret.Tags ?? []).Any(tag => tag.Key!.StartsWith(value, StringComparison.Ordinal)),
        "tag-value" => (secret.Tags ?? []).Any(tag => tag.Value?.StartsWith(value, StringComparison.Ordinal) == true),
        "all" => HasWords(secret, value),

        // No secret here is a copy or another service's.
        _ => false,
    };

    private static bool HasWords(SecretRecord secret, string value)
    {
        var texts = new[] { secret.Name, secret.Description }.Concat((secret.Tags ?? []).SelectMany(tag => new[] { tag.Key, tag.Value }));
        var words = texts.OfType<string>().SelectMany(text => Words.Split(text)).ToList();
        return Words.Split(value).Where(word => word.Length > 0).All(word => words.Any(one => one.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"\A!?[a-zA-Z0-9 :_@/+=.!-]{0,511}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Value { get; }

    [GeneratedRegex("[^\\p{L}\\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words { get; }
}
