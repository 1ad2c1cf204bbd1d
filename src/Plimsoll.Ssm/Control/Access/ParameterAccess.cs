using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Control.Access;

/// <summary>Says who may do what: what the caller's identity is allowed. Parameters have no policies of access of their own here.</summary>
internal sealed class ParameterAccess(IAuthorizer identities)
{
    /// <summary>Goes on only when a call may.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>AccessDeniedException</c>; <c>ValidationException</c> for a name that is none.</exception>
    public void Authorize(CallContext call, string operation, object input)
    {
        foreach (var need in ParameterNeeds.Of(call, operation, input))
        {
            var decision = identities.Decide(call, need.Action, need.Resource);
            if (decision != AccessDecision.Allow)
            {
                throw SsmErrors.Denied(call.Principal.Arn, need, decision == AccessDecision.Deny);
            }
        }
    }
}
