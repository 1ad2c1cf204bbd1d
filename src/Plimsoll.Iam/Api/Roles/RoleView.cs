using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Roles as answers carry them: each operation shows another part (spec/roles-credentials.md §10, "what is present").</summary>
internal static class RoleView
{
    /// <summary>For <c>CreateRole</c>.</summary>
    public static Role Created(View view, IamArns arns, RoleRecord role) => Plain(view, arns, role) with
    {
        Tags = TagView.OrNone(role.Tags),
        PermissionsBoundary = AttachedView.Boundary(role.Boundary),
    };

    /// <summary>For <c>ListRoles</c>.</summary>
    public static Role Listed(View view, IamArns arns, RoleRecord role) =>
        Embedded(view, arns, role) with { MaxSessionDuration = role.MaxSessionDuration };

    /// <summary>In instance profiles, and for <c>UpdateRoleDescription</c>.</summary>
    public static Role Embedded(View view, IamArns arns, RoleRecord role) => Plain(view, arns, role) with { Description = role.Description };

    /// <summary>For <c>GetRole</c>.</summary>
    public static Role Whole(View view, IamArns arns, RoleRecord role) => Listed(view, arns, role) with
    {
        RoleLastUsed = LastUsed(view, role.Id),
        Tags = TagView.OrNone(role.Tags),
        PermissionsBoundary = AttachedView.Boundary(role.Boundary),
    };

    /// <summary>When a role was last used; empty for one that never was.</summary>
    public static RoleLastUsed LastUsed(View view, string id) => view.Get(IamTables.LastUses, id) is { } use
        ? new RoleLastUsed { LastUsedDate = use.At, Region = use.Region }
        : new RoleLastUsed();

    private static Role Plain(View view, IamArns arns, RoleRecord role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = arns.Of(role),
        CreateDate = role.Created,
        AssumeRolePolicyDocument = PolicyTexts.Encoded(Trust.Of(view, role)),
    };
}
