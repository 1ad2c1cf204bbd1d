using Plimsoll.Cells;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>
/// Who a trust policy names. Users and roles are remembered by their ids: one that is made later under the same name is another
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
/// </summary>
internal static class Trust
{
    private const string Aws = "AWS";
    private const int AccountDigits = 12;

    /// <summary>Holds a trust policy that is given against grammar and state.</summary>
    /// <param name="view">The account.</param>
    /// <param name="account">Its number.</param>
    /// <param name="given">JSON.</param>
    /// <returns>The text to keep, and the ids of whom it names.</returns>
    /// <exception cref="Wire.Errors.AwsException"><c>MalformedPolicyDocument</c>, <c>LimitExceeded</c>.</exception>
    public static (string Text, IReadOnlyDictionary<string, string> Ids) Check(View view, string account, string given)
    {
        PolicyTexts.CheckTrust(given);
        var text = TrustText.Rewrite(given, (type, value) => type == Aws && IsAccount(value) ? new IamArns(value).Root : null);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (type, value) in TrustText.Principals(text))
        {
            switch (type)
            {
                case "*":
                    break;
                case Aws when value != "*":
                    CheckPrincipal(view, account, value, ids);
                    break;
                case "Service" when !value.Contains('.', StringComparison.Ordinal):
                    throw Invalid("SERVICE", value);
                case "Federated" when OwnProvider(account, value) is { } provider && view.Get(IamTables.OidcProviders, provider) is null:
                    throw Invalid("Federated", value);
                default:
                    break;
            }
        }

        return (text, ids);
    }

    /// <summary>
    /// The trust policy of a role as it is now: who was renamed appears under the new name, who is gone as the id that it had, which nobody
    /// matches any more.
    /// </summary>
    public static string Of(View view, RoleRecord role) => role.Trusted.Count == 0
        ? role.Trust
        : TrustText.Rewrite(role.Trust, (_, value) =>
            role.Trusted.TryGetValue(value, out var id) && Now(view, value, id) is var now && now != value ? now : null);

    private static string Now(View view, string arn, string id)
    {
        var arns = new IamArns(arn.Split(':')[4]);
        return Find.RoleById(view, id) is { } role ? arns.Of(role) : Find.UserById(view, id) is { } user ? arns.Of(user) : id;
    }

    private static void CheckPrincipal(View view, string account, string value, Dictionary<string, string> ids)
    {
        if (!Wire.Arns.Arn.TryParse(value, out var arn) || arn is not { Service: "iam" or "sts", Region: "" } || !IsAccount(arn.Account))
        {
            throw Invalid(Aws, value);
        }

        if (arn.Service == "sts" || arn.Resource == "root" || arn.Account != account)
        {
            return;
        }

        ids[value] = IdOf(view, new IamArns(account), value) ?? throw Invalid(Aws, value);
    }

    private static string? IdOf(View view, IamArns arns, string arn) =>
        arns.NameIn(arn, "role") is { } name && view.Get(IamTables.Roles, Names.Key(name)) is { } role && arns.Of(role) == arn ? role.Id
        : arns.NameIn(arn, "user") is { } user && view.Get(IamTables.Users, Names.Key(user)) is { } found && arns.Of(found) == arn ? found.Id
        : null;

    private static string? OwnProvider(string account, string arn)
    {
        var start = $"arn:aws:iam::{account}:oidc-provider/";
        return arn.StartsWith(start, StringComparison.Ordinal) ? arn[start.Length..] : null;
    }

    private static bool IsAccount(string text) => text.Length == AccountDigits && text.All(char.IsAsciiDigit);

    private static Wire.Errors.AwsException Invalid(string type, string value) =>
        IamErrors.Malformed($"Invalid principal in policy: \"{type}\":\"{value}\"");
}
