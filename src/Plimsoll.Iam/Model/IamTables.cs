using Plimsoll.Cells.Tables;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Model;

/// <summary>The tables of IAM, in the account's <c>global</c> cell. Keys sort as AWS lists; names are the same whatever their case.</summary>
internal static class IamTables
{
    public static readonly Table<RoleRecord> Roles = new("iam.role", role => Names.Key(role.Name), IamModelJson.Default.RoleRecord);
    public static readonly Index<RoleRecord> RolesInOrder = Roles.Index(_ => "");
    public static readonly Index<RoleRecord> RolesById = Roles.Index(role => role.Id);
    public static readonly Index<RoleRecord> RolesByBoundary = Roles.Index(role => role.Boundary);

    public static readonly Table<UserRecord> Users = new("iam.user", user => Names.Key(user.Name), IamModelJson.Default.UserRecord);
    public static readonly Index<UserRecord> UsersInOrder = Users.Index(_ => "");
    public static readonly Index<UserRecord> UsersById = Users.Index(user => user.Id);
    public static readonly Index<UserRecord> UsersByBoundary = Users.Index(user => user.Boundary);

    public static readonly Table<GroupRecord> Groups = new("iam.group", group => Names.Key(group.Name), IamModelJson.Default.GroupRecord);
    public static readonly Index<GroupRecord> GroupsInOrder = Groups.Index(_ => "");
    public static readonly Index<GroupRecord> GroupsById = Groups.Index(group => group.Id);

    public static readonly Table<MembershipRecord> Memberships = new("iam.membership", one => one.Key, IamModelJson.Default.MembershipRecord);
    public static readonly Index<MembershipRecord> MembershipsByUser = Memberships.Index(one => one.UserId);
    public static readonly Index<MembershipRecord> MembershipsByGroup = Memberships.Index(one => one.GroupId);

    public static readonly Table<AttachmentRecord> Attachments = new("iam.attachment", one => one.Key, IamModelJson.Default.AttachmentRecord);
    public static readonly Index<AttachmentRecord> AttachmentsByEntity = Attachments.Index(one => one.EntityId);
    public static readonly Index<AttachmentRecord> AttachmentsByPolicy = Attachments.Index(one => one.PolicyArn);

    public static readonly Table<PolicyRecord> Policies = new("iam.policy", policy => Names.Key(policy.Name), IamModelJson.Default.PolicyRecord);
    public static readonly Index<PolicyRecord> PoliciesInOrder = Policies.Index(_ => "");

    public static readonly Table<InstanceProfileRecord> Profiles =
        new("iam.instance-profile", profile => Names.Key(profile.Name), IamModelJson.Default.InstanceProfileRecord);
    public static readonly Index<InstanceProfileRecord> ProfilesInOrder = Profiles.Index(_ => "");
    public static readonly Index<InstanceProfileRecord> ProfilesByRole = Profiles.Index(profile => profile.RoleId);

    public static readonly Table<AccessKeyRecord> AccessKeys = new("iam.access-key", key => key.Id, IamModelJson.Default.AccessKeyRecord);
    public static readonly Index<AccessKeyRecord> AccessKeysByUser = AccessKeys.Index(key => key.UserId);

    public static readonly Table<LastUseRecord> LastUses = new("iam.last-use", use => use.Id, IamModelJson.Default.LastUseRecord);

    public static readonly Table<AccountRecord> Accounts = new("iam.account", _ => AccountRecord.Key, IamModelJson.Default.AccountRecord);

    public static readonly Table<OidcProviderRecord> OidcProviders = new("iam.oidc-provider", provider => provider.Name, IamModelJson.Default.OidcProviderRecord);
    public static readonly Index<OidcProviderRecord> OidcProvidersInOrder = OidcProviders.Index(_ => "");

    public static readonly Table<RoleDeletionRecord> RoleDeletions = new("iam.role-deletion", task => task.Id, IamModelJson.Default.RoleDeletionRecord);

    /// <summary>All of them, for the schema.</summary>
    public static IReadOnlyList<Table> All =>
    [
        Roles, Users, Groups, Memberships, Attachments, Policies, Profiles, AccessKeys, LastUses, Accounts, OidcProviders, RoleDeletions,
    ];
}
