using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam.Authorization;

/// <summary>
/// What keys of GetSessionToken and GetFederationToken are never good for, whatever the policies say
/// (docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html).
/// </summary>
internal static class TemporaryLimits
{
    /// <summary>Refuses such a call.</summary>
    /// <param name="principal">Who calls.</param>
    /// <param name="action">IAM action, e.g. <c>iam:CreateUser</c>.</param>
    /// <exception cref="AwsException"><c>InvalidClientTokenId</c>, <c>AccessDenied</c>.</exception>
    public static void Check(Principal principal, string action)
    {
        if (principal.Session is null || principal.Kind == PrincipalKind.AssumedRole)
        {
            return;
        }

        if (action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase))
        {
            throw SignatureErrors.UnknownKey();
        }

        if (action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) && !Allows(principal.Kind, action[4..]))
        {
            throw new AwsException("AccessDenied", $"Cannot call {action[4..]} with session credentials", 403);
        }
    }

    private static bool Allows(PrincipalKind kind, string operation) =>
        operation == "GetCallerIdentity" || (operation == "AssumeRole" && kind != PrincipalKind.FederatedUser);
}
