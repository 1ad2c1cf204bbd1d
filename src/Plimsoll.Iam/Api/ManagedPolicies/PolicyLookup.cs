using Plimsoll.Cells;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Finds the account's own policies by their ARNs.</summary>
internal static class PolicyLookup
{
    /// <summary>One to look at.</summary>
    /// <exception cref="AwsException"><c>NoSuchEntity</c>.</exception>
    public static PolicyRecord Known(View view, IamArns arns, string arn) => Find.Policy(view, arns, arn) ?? throw IamErrors.NoPolicy(arn);

    /// <summary>One to change.</summary>
    /// <exception cref="AwsException"><c>NoSuchEntity</c>; <c>AccessDenied</c> for one of AWS's.</exception>
    public static PolicyRecord Own(View view, IamArns arns, string arn) => AwsManagedPolicies.Find(arn) is null
        ? Known(view, arns, arn)
        : throw new AwsException("AccessDenied", $"Policy {arn} is managed by AWS and cannot be changed.", 403);
}
