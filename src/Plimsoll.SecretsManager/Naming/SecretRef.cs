using System.Text.RegularExpressions;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager.Naming;

/// <summary>What a caller means by a SecretId: a name, a whole ARN, or an ARN without its last six letters (spec/secrets-parameters.md §1).</summary>
/// <param name="Account">Account of the secret.</param>
/// <param name="Region">Its region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">The whole ARN where that is what was given; null where the name alone decides.</param>
internal sealed partial record SecretRef(string Account, string Region, string Name, string? Arn)
{
    private const string Kind = "secret:";
    private const int SuffixLength = 7;

    /// <summary>Reads a SecretId.</summary>
    /// <exception cref="Wire.Errors.AwsException">
    /// <c>ValidationException</c>: it can be neither a name nor an ARN of a secret; <c>ResourceNotFoundException</c>: it is of another region.
    /// </exception>
    public static SecretRef Read(CallContext call, string id)
    {
        if (!Wire.Arns.Arn.Looks(id))
        {
            return new SecretRef(call.Account, call.Region, Check(id), null);
        }

        if (!Wire.Arns.Arn.TryParse(id, out var arn) || arn.Service != "secretsmanager" || !arn.Resource.StartsWith(Kind, StringComparison.Ordinal))
        {
            throw SecretsErrors.InvalidName();
        }

        if (arn.Region != call.Region)
        {
            throw SecretsErrors.NotFound();
        }

        var rest = Check(arn.Resource[Kind.Length..]);
        return Suffix.IsMatch(rest) ? new SecretRef(arn.Account, arn.Region, rest[..^SuffixLength], id) : new SecretRef(arn.Account, arn.Region, rest, null);
    }

    /// <summary>The name, when a secret may have it.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>.</exception>
    public static string Check(string name) => Names.IsMatch(name) ? name : throw SecretsErrors.InvalidName();

    /// <summary>The ARN of a secret before its last six letters are drawn: what a permission to create it is about.</summary>
    public static string ArnOf(string account, string region, string name) => new Arn("secretsmanager", region, account, Kind + name).ToString();

    [GeneratedRegex(@"\A[A-Za-z0-9/_+=.@!-]{1,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Names { get; }

    [GeneratedRegex(@"-[A-Za-z0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix { get; }
}
