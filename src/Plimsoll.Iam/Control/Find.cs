using Plimsoll.Cells;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>Finds things by name, or says in AWS's words that they are not there.</summary>
internal static class Find
{
    public static RoleRecord Role(View view, string name) => view.Get(IamTables.Roles, Names.Key(name)) ?? throw IamErrors.NoRole(name);

    public static UserRecord User(View view, string name) => view.Get(IamTables.Users, Names.Key(name)) ?? throw IamErrors.NoUser(name);

    public static GroupRecord Group(View view, string name) => view.Get(IamTables.Groups, Names.Key(name)) ?? throw IamErrors.NoGroup(name);

    public static InstanceProfileRecord Profile(View view, string name) => view.Get(IamTables.Profiles, Names.Key(name)) ?? throw IamErrors.NoProfile(name);

    /// <summary>A role that the account may change: not one of a service of AWS's.</summary>
    public static RoleRecord OwnRole(View view, string name)
    {
        var role = Role(view, name);
        return role.LinkedService is null ? role : throw IamErrors.Unmodifiable(role.Name);
    }

    public static RoleRecord? RoleById(View view, string id) => view.In(IamTables.RolesById, id).FirstOrDefault();

    public static UserRecord? UserById(View view, string id) => view.In(IamTables.UsersById, id).FirstOrDefault();

    public static GroupRecord? GroupById(View view, string id) => view.In(IamTables.GroupsById, id).FirstOrDefault();

    /// <summary>The account's own policy of an ARN, or null.</summary>
    public static PolicyRecord? Policy(View view, IamArns arns, string arn) =>
        arns.NameIn(arn, "policy") is { } name && view.Get(IamTables.Policies, Names.Key(name)) is { } policy && arns.Of(policy) == arn ? policy : null;
}
