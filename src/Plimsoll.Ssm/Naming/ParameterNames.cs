using System.Text.RegularExpressions;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Ssm.Naming;

/// <summary>Which names parameters may have (spec/secrets-parameters.md §7).</summary>
internal static partial class ParameterNames
{
    /// <summary>Between the levels of a hierarchy.</summary>
    public const char Separator = '/';

    private const int MostLevels = 15;
    private const int MostLetters = 1011;

    /// <summary>The name of a parameter that somebody wants to put.</summary>
    /// <exception cref="Wire.Errors.AwsException">
    /// <c>ValidationException</c>, <c>AccessDeniedException</c> for AWS's own, <c>HierarchyLevelLimitExceededException</c>.
    /// </exception>
    public static string New(string given)
    {
        var name = Plain(given);
        if (!name.Contains(Separator, StringComparison.Ordinal))
        {
            return Starts(name, "aws") || Starts(name, "ssm") ? throw SsmErrors.ReservedPrefix() : name;
        }

        var levels = name[1..].Split(Separator);
        return Starts(levels[0], "aws") ? throw SsmErrors.ReservedName(name)
            : Starts(levels[0], "ssm") ? throw SsmErrors.InvalidName()
            : levels.Length > MostLevels ? throw SsmErrors.TooManyLevels(MostLevels)
            : name;
    }

    /// <summary>The name of a parameter that is there or is not, without a selector.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>: an ARN, or letters that no name has.</exception>
    public static string Plain(string given)
    {
        var name = given.Trim(' ');
        if (Arn.Looks(name) || !Letters.IsMatch(name) || name.Length > MostLetters)
        {
            throw SsmErrors.InvalidName();
        }

        return name.Contains(Separator, StringComparison.Ordinal) && name[0] != Separator ? throw SsmErrors.NotQualified()
            : name[0] == Separator && name[1..].Split(Separator).Any(level => level.Length == 0) ? throw SsmErrors.InvalidName()
            : name;
    }

    /// <summary>A path, with a slash at its end: what the names under it begin with.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>.</exception>
    public static string Path(string given) =>
        !given.StartsWith(Separator) || !Letters.IsMatch(given) || given.Contains("//", StringComparison.Ordinal) ? throw SsmErrors.InvalidPath()
        : given[^1] == Separator ? given
        : given + Separator;

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-/]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Letters { get; }
}
