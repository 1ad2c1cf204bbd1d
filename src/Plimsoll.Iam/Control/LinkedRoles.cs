using Plimsoll.Cells;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>Makes and removes service-linked roles.</summary>
internal static class LinkedRoles
{
    /// <summary>Makes the role of a service.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidInput</c>: no such service, no suffix for it, or there is one already.</exception>
    public static RoleRecord Create(Tx tx, string service, string? suffix, string? description, DateTimeOffset now)
    {
        var linked = LinkedRole.Of(service) ?? throw IamErrors.InvalidInput($"Service-linked roles are not supported for {service}");
        if (suffix is not null && !linked.TakesSuffix)
        {
            throw IamErrors.InvalidInput($"Custom suffix is not allowed for {service}");
        }

        var name = suffix is null ? linked.Name : $"{linked.Name}_{suffix}";
        if (tx.Get(IamTables.Roles, Names.Key(name)) is not null)
        {
            throw IamErrors.InvalidInput($"Service role name {name} has been taken in this account, please try a different suffix.");
        }

        return Put(tx, linked, name, description, now);
    }

    /// <summary>Makes the role of a service, as the service itself would, unless there is one; nothing for a service that has none here.</summary>
    public static void Ensure(Tx tx, string service, DateTimeOffset now)
    {
        if (LinkedRole.Of(service) is { } linked && tx.Get(IamTables.Roles, Names.Key(linked.Name)) is null)
        {
            Put(tx, linked, linked.Name, linked.Description, now);
        }
    }

    private static RoleRecord Put(Tx tx, LinkedRole linked, string name, string? description, DateTimeOffset now)
    {
        var role = new RoleRecord
        {
            Name = name, Id = Ids.New(Ids.Role), Path = linked.Path, Created = now, Trust = TrustPolicies.OfService(linked.Service),
            Description = description, LinkedService = linked.Service,
        };
        tx.Put(IamTables.Roles, role);
        tx.Put(IamTables.Attachments, new AttachmentRecord(EntityKind.Role, role.Id, linked.PolicyArn));
        return role;
    }
}
