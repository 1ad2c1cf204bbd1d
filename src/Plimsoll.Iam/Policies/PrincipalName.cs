using Plimsoll.Iam.Evaluation;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>One name in the <c>AWS</c> list of a principal.</summary>
internal sealed class PrincipalName
{
    private const int AccountLength = 12;
    private const string RolePrefix = "role/";
    private readonly string _name;
    private readonly string? _account;
    private readonly string? _sessions;

    public PrincipalName(string name)
    {
        _name = name;
        if (IsAccount(name))
        {
            _account = name;
        }
        else if (Arn.TryParse(name, out var arn) && arn.Service == "iam")
        {
            _account = arn.Resource == "root" ? arn.Account : null;

            // A role stands for all of its sessions, which do not tell the path of the role.
            _sessions = arn.Resource.StartsWith(RolePrefix, StringComparison.Ordinal)
                ? $"arn:aws:sts::{arn.Account}:assumed-role/{arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]}/"
                : null;
        }
    }

    /// <summary>True for a text that can name somebody: <c>*</c>, an account, an ARN, or the unique id of a user or a role.</summary>
    public static bool IsName(string text) => text == "*" || IsAccount(text) || IsId(text)
        || (Arn.TryParse(text, out var arn) && arn.Service is "iam" or "sts" && IsAccount(arn.Account) && !text.Contains('*', StringComparison.Ordinal));

    public PrincipalMatch Match(Principal principal)
    {
        if (_name == "*" || _name == principal.Arn)
        {
            return _account is null ? PrincipalMatch.Direct : PrincipalMatch.Account;
        }

        if (_account is not null)
        {
            return _account == principal.Account ? PrincipalMatch.Account : PrincipalMatch.None;
        }

        var isSession = principal.Kind == PrincipalKind.AssumedRole;
        return isSession && _sessions is not null ? (principal.Arn.StartsWith(_sessions, StringComparison.Ordinal) ? PrincipalMatch.Role : PrincipalMatch.None)
            : IsId(_name) && IsIdOf(principal.UserId) ? (isSession ? PrincipalMatch.Role : PrincipalMatch.Direct)
            : PrincipalMatch.None;
    }

    private static bool IsAccount(string text) => text.Length == AccountLength && text.All(char.IsAsciiDigit);

    // What a trust policy holds of a user or a role is its id: one of the same name that is made later is another.
    private static bool IsId(string text) => text.Length > 4 && text[..4] is "AIDA" or "AROA" && text.All(char.IsAsciiLetterOrDigit);

    private bool IsIdOf(string userId) =>
        userId.StartsWith(_name, StringComparison.Ordinal) && (userId.Length == _name.Length || userId[_name.Length] == ':');
}
