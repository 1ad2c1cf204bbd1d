using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Model;

/// <summary>Somebody whose pulls are not recorded, e.g. a scanner: they say nothing about the use of an image.</summary>
/// <param name="PrincipalArn">A role or a user.</param>
/// <param name="CreatedAt">Since when.</param>
internal sealed record PullExclusionRecord(string PrincipalArn, DateTimeOffset CreatedAt)
{
    /// <summary>True for the user, and for sessions of the role. A session does not tell the path of its role.</summary>
    public bool Names(Principal principal) => PrincipalArn == principal.Arn
        || (principal.Kind == PrincipalKind.AssumedRole
            && PrincipalArn.StartsWith($"arn:aws:iam::{principal.Account}:role/", StringComparison.Ordinal)
            && principal.Arn.StartsWith(
                $"arn:aws:sts::{principal.Account}:assumed-role/{PrincipalArn[(PrincipalArn.LastIndexOf('/') + 1)..]}/", StringComparison.Ordinal));
}
