using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Control;

/// <summary>
/// ECS's service-linked role, which comes with the first cluster or service of an account when who makes that may make the role too
/// (docs/spec: roles-credentials §1).
/// </summary>
/// <param name="roles">Makes it.</param>
/// <param name="identities">Says who may.</param>
internal sealed class LinkedRole(ITaskRoles roles, IAuthorizer identities)
{
    private const string Action = "iam:CreateServiceLinkedRole";

    /// <summary>Makes it unless it is there. A caller who may not is told nothing: the cluster is made all the same.</summary>
    public ValueTask EnsureAsync(CallContext call)
    {
        var arn = $"arn:aws:iam::{call.Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
        return identities.Decide(call, Action, arn) == AccessDecision.Allow ? roles.EnsureLinkedRoleAsync(call.Account) : ValueTask.CompletedTask;
    }
}
