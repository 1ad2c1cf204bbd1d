using System.Text.RegularExpressions;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Control.Versions;

/// <summary>Labels of versions.</summary>
internal static partial class VersionLabels
{
    private const int Most = 10;

    /// <summary>True for what a label may be: no digit, <c>aws</c> or <c>ssm</c> at its beginning.</summary>
    public static bool IsLabel(string text) => Labels.IsMatch(text);

    /// <summary>The labels of a parameter after some are put on a version: one that another version has moves.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ParameterVersionLabelLimitExceeded</c>.</exception>
    public static IReadOnlyDictionary<string, long> Put(ParameterRecord parameter, long version, IEnumerable<string> labels)
    {
        var after = parameter.Labels.ToDictionary(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            after[label] = version;
        }

        return after.Values.Count(on => on == version) > Most ? throw SsmErrors.TooManyLabels(Most) : after;
    }

    /// <summary>The labels of a parameter after some are taken away.</summary>
    public static IReadOnlyDictionary<string, long> Without(ParameterRecord parameter, IReadOnlyCollection<string> labels) =>
        parameter.Labels.Where(label => !labels.Contains(label.Key)).ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex(@"\A(?!(aws|ssm|[0-9]))[a-zA-Z0-9_.\-]{1,100}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labels { get; }
}
