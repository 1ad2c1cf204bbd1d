using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>Whom a statement names. Federated and canonical users may be named: nobody here is one.</summary>
/// <param name="IsEverybody">True for <c>"*"</c>.</param>
/// <param name="Aws">Accounts, users, roles and sessions, or <c>*</c> for all of them.</param>
/// <param name="Services">Services, e.g. <c>ecs-tasks.amazonaws.com</c>.</param>
internal sealed record PrincipalSet(bool IsEverybody, IReadOnlyList<string> Aws, IReadOnlyList<string> Services)
{
    private const int AccountLength = 12;

    public bool Contains(PolicyRequest request) => IsEverybody
        || (request.Principal is { } principal && Aws.Any(name => Names(name, principal)))
        || (request.Service is { } service && Services.Contains(service));

    /// <summary>True for a text that can name somebody.</summary>
    public static bool IsName(string text) => text == "*" || IsAccount(text)
        || (Arn.TryParse(text, out var arn) && arn.Service is "iam" or "sts" && IsAccount(arn.Account) && !text.Contains('*', StringComparison.Ordinal));

    private static bool Names(string name, Principal principal)
    {
        if (name == "*" || name == principal.Account || name == principal.Arn || name == $"arn:aws:iam::{principal.Account}:root")
        {
            return true;
        }

        // A role stands for all of its sessions, which do not tell the path of the role.
        const string Role = "role/";
        return principal.Kind == PrincipalKind.AssumedRole
            && Arn.TryParse(name, out var arn) && arn.Service == "iam" && arn.Account == principal.Account
            && arn.Resource.StartsWith(Role, StringComparison.Ordinal)
            && principal.Arn.StartsWith($"arn:aws:sts::{principal.Account}:assumed-role/{arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]}/", StringComparison.Ordinal);
    }

    private static bool IsAccount(string text) => text.Length == AccountLength && text.All(char.IsAsciiDigit);
}
