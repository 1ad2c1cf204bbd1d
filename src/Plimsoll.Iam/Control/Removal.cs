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
        foreach (var one in tx.In(IamTables.AttachmentsByEntity, role.Id).ToList())
        {
            tx.Remove(IamTables.Attachments, one.Key);
        }

        tx.Remove(IamTables.LastUses, role.Id);
        tx.Remove(IamTables.Roles, Names.Key(role.Name));
    }
}
