using System.Globalization;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Naming;

/// <summary>What a read means: a name or an ARN, with a version or a label after a colon where not the latest is meant.</summary>
/// <param name="Given">As it was given.</param>
/// <param name="Names">Names that it can mean, the first that is there: an ARN does not tell <c>b</c> from <c>/b</c>. None for what is elsewhere.</param>
/// <param name="Selector">What follows the name, with its colon; null for none.</param>
internal sealed record ParameterRef(string Given, IReadOnlyList<string> Names, string? Selector)
{
    private const string Kind = "parameter/";

    /// <summary>The version that is selected; null where a label is, or nothing.</summary>
    public long? Version => long.TryParse(Selector.AsSpan(Selector is null ? 0 : 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The label that is selected; null where a version is, or nothing.</summary>
    public string? Label => Selector is null || Version is not null ? null : Selector[1..];

    /// <summary>Reads what a caller gives.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>.</exception>
    public static ParameterRef Read(CallContext call, string given)
    {
        var text = given.Trim(' ');
        if (!Arn.Looks(text))
        {
            var (name, selector) = Split(text);
            return new ParameterRef(given, [ParameterNames.Plain(name)], selector);
        }

        if (!Arn.TryParse(text, out var arn) || arn.Service != "ssm" || !arn.Resource.StartsWith(Kind, StringComparison.Ordinal))
        {
            throw SsmErrors.InvalidName();
        }

        var (rest, after) = Split(arn.Resource[Kind.Length..]);
        var path = ParameterNames.Plain(ParameterNames.Separator + rest);
        IReadOnlyList<string> names = arn.Region != call.Region || !(arn.Account == call.Account || (arn.Account.Length == 0 && SsmArns.IsPublic(path))) ? []
            : rest.Contains(ParameterNames.Separator, StringComparison.Ordinal) ? [path]
            : [rest, path];
        return new ParameterRef(given, names, after);
    }

    private static (string Name, string? Selector) Split(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1 ? (text[..colon], text[colon..]) : (text, null);
}
