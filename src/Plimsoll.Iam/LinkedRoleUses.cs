namespace Plimsoll.Iam;

/// <summary>What a service still has in an account that needs its service-linked role.</summary>
/// <param name="account">Account, twelve digits.</param>
/// <param name="service">The service, e.g. <c>ecs.amazonaws.com</c>.</param>
/// <returns>ARNs by region; empty when the role may go.</returns>
public delegate IReadOnlyDictionary<string, IReadOnlyList<string>> LinkedRoleUses(string account, string service);
