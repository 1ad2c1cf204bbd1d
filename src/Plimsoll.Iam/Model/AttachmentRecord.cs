namespace Plimsoll.Iam.Model;

/// <summary>That a managed policy is attached to a user, a group or a role.</summary>
/// <param name="Kind">What it is attached to.</param>
/// <param name="EntityId">Id of that.</param>
/// <param name="PolicyArn">The policy, the account's or AWS's.</param>
internal sealed record AttachmentRecord(EntityKind Kind, string EntityId, string PolicyArn)
{
    /// <summary>Key of the record.</summary>
    public string Key => KeyOf(EntityId, PolicyArn);

    /// <summary>Key of the record of an entity and a policy.</summary>
    public static string KeyOf(string entityId, string policyArn) => $"{entityId} {policyArn}";
}
