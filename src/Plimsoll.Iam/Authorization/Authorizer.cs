using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Authorization;

/// <summary>
/// Root may do all; a session of <see cref="InstanceRole"/> what its policy allows; any other role session only learn who it is,
/// which AWS lets everybody do.
/// </summary>
public sealed class Authorizer : IAuthorizer
{
    private const string WhoAmI = "sts:GetCallerIdentity";

    /// <inheritdoc/>
    public void Authorize(CallContext call, string action)
    {
        if (!Allowed(call.Principal, action))
        {
            throw new AwsException(
                "AccessDeniedException",
                $"User: {call.Principal.Arn} is not authorized to perform: {action} on resource: * because no identity-based policy allows the {action} action");
        }
    }

    /// <inheritdoc/>
    public AccessDecision Decide(CallContext call, string action, string resource) =>
        Allowed(call.Principal, action) ? AccessDecision.Allow : AccessDecision.None;

    private static bool Allowed(Principal caller, string action) => caller.Kind switch
    {
        PrincipalKind.Root => true,
        PrincipalKind.AssumedRole => action == WhoAmI || (IsInstance(caller) && InstanceRole.Allows(action)),
        _ => action == WhoAmI,
    };

    private static bool IsInstance(Principal caller) =>
        caller.Arn.StartsWith($"arn:aws:sts::{caller.Account}:assumed-role/{InstanceRole.Name}/", StringComparison.Ordinal);
}
