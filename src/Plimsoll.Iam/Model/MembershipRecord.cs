namespace Plimsoll.Iam.Model;

/// <summary>That a user is in a group.</summary>
/// <param name="UserId">Id of the user.</param>
/// <param name="GroupId">Id of the group.</param>
internal sealed record MembershipRecord(string UserId, string GroupId)
{
    /// <summary>Key of the record.</summary>
    public string Key => KeyOf(UserId, GroupId);

    /// <summary>Key of the record of a user and a group.</summary>
    public static string KeyOf(string userId, string groupId) => $"{userId} {groupId}";
}
