using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Output of <c>CreateRole</c>, <c>CreateServiceLinkedRole</c>, <c>GetRole</c> and <c>UpdateRoleDescription</c>.</summary>
internal sealed record RoleResponse
{
    public Role? Role { get; init; }
}
