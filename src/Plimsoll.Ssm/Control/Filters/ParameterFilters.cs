using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Control.Filters;

/// <summary>Which parameters filters mean: one value of each filter must match (spec/secrets-parameters.md §7).</summary>
internal static class ParameterFilters
{
    private const string TagPrefix = "tag:";
    private const string EqualTo = "Equals";
    private const string Begins = "BeginsWith";
    private const string Contains = "Contains";
    private const string Recursive = "Recursive";
    private const string OneLevel = "OneLevel";

    /// <summary>Keys of <c>DescribeParameters</c>, beside tags.</summary>
    public static readonly IReadOnlyList<string> OfDescribe = ["Path", "Name", "Type", "KeyId", "Tier", "DataType"];

    /// <summary>Keys of <c>GetParametersByPath</c>.</summary>
    public static readonly IReadOnlyList<string> OfPath = ["Type", "KeyId", "Label"];

    /// <summary>Refuses filters that the model's constraints let through.</summary>
    /// <param name="filters">The filters; null for none.</param>
    /// <param name="keys">Keys that the operation knows.</param>
    /// <param name="tags">Whether it knows tags.</param>
    /// <exception cref="Wire.Errors.AwsException">
    /// <c>InvalidFilterKey</c>, <c>InvalidFilterOption</c>, <c>InvalidFilterValue</c>; <c>ValidationException</c> for a path that is none.
    /// </exception>
    public static void Check(IReadOnlyList<ParameterStringFilter>? filters, IReadOnlyList<string> keys, bool tags)
    {
        foreach (var filter in filters ?? [])
        {
            var (key, isTag) = (filter.Key!, filter.Key!.StartsWith(TagPrefix, StringComparison.Ordinal));
            if (isTag ? !tags : !keys.Contains(key))
            {
                throw SsmErrors.FilterKey(key, keys);
            }

            if (filter.Option is { } option && OptionsOf(key) is var valid && !valid.Contains(option))
            {
                throw SsmErrors.FilterOption(option, valid);
            }

            if (!isTag && filter.Values is null)
            {
                throw SsmErrors.FilterValues(key);
            }

            if (key == "Path")
            {
                _ = filter.Values!.Select(PathOf).ToList();
            }
        }
    }

    /// <summary>True when every filter matches a parameter.</summary>
    public static bool Match(ParameterRecord parameter, ParameterVersionRecord version, IReadOnlyList<ParameterStringFilter>? filters) =>
        (filters ?? []).All(filter => Match(parameter, version, filter));

    /// <summary>All of the filters as one text: paging tokens are bound to it.</summary>
    public static string Text(IReadOnlyList<ParameterStringFilter>? filters) =>
        string.Join('\n', (filters ?? []).Select(filter => $"{filter.Key}\t{filter.Option}\t{string.Join('\t', filter.Values ?? [])}"));

    private static bool Match(ParameterRecord parameter, ParameterVersionRecord version, ParameterStringFilter filter)
    {
        var (key, values) = (filter.Key!, filter.Values ?? []);
        if (key.StartsWith(TagPrefix, StringComparison.Ordinal))
        {
            return parameter.Tags.Any(tag => tag.Key == key[TagPrefix.Length..] && (values.Count == 0 || values.Any(value => Is(tag.Value, value, filter.Option))));
        }

        return key switch
        {
            "Path" => values.Any(value => IsUnder(parameter.Name, PathOf(value), filter.Option == Recursive)),
            "Label" => values.Any(value => parameter.Labels.Any(label => label.Value == parameter.Version && Is(label.Key, value, filter.Option))),
            "Name" => values.Any(value => Is(parameter.Name, value, filter.Option)),
            "Type" => values.Any(value => Is(version.Type, value, filter.Option)),
            "KeyId" => values.Any(value => Is(version.KeyId, value, filter.Option)),
            "Tier" => values.Any(value => Is(parameter.Tier, value, filter.Option)),
            _ => values.Any(value => Is(version.DataType, value, filter.Option)),
        };
    }

    /// <summary>True for a name under a path.</summary>
    /// <param name="name">The name.</param>
    /// <param name="path">The path, with the slash at its end.</param>
    /// <param name="recursive">Whether all levels below count, not the next alone.</param>
    public static bool IsUnder(string name, string path, bool recursive) =>
        name.StartsWith(path, StringComparison.Ordinal) && (recursive || name.IndexOf(ParameterNames.Separator, path.Length) < 0);

    private static string PathOf(string value) => ParameterNames.Path(value);

    private static IReadOnlyList<string> OptionsOf(string key) => key switch
    {
        "Path" => [Recursive, OneLevel],
        "Name" => [Begins, EqualTo, Contains],
        _ => [Begins, EqualTo],
    };

    private static bool Is(string? text, string value, string? option) => text is not null && option switch
    {
        Begins => text.StartsWith(value, StringComparison.Ordinal),
        Contains => text.Contains(value, StringComparison.Ordinal),
        _ => text == value,
    };
}
