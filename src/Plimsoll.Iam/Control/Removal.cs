using Plimsoll.Cells;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>Takes things away with all that belongs to them.</summary>
internal static class Removal
{
    /// <summary>Removes a role and what hangs on it.</summary>
    public static void Role(Tx tx, RoleRecord role)
    {
        RemoveAttachments(tx, role.Id);
        tx.Remove(IamTables.LastUses, role.Id);
        tx.Remove(IamTables.Roles, Names.Key(role.Name));
    }

    /// <summary>Removes a user.</summary>
    public static void User(Tx tx, UserRecord user) => tx.Remove(IamTables.Users, Names.Key(user.Name));

    private static void RemoveAttachments(Tx tx, string entityId)
    {
        foreach (var one in tx.In(IamTables.AttachmentsByEntity, entityId).ToList())
        {
            tx.Remove(IamTables.Attachments, one.Key);
        }
    }
}
