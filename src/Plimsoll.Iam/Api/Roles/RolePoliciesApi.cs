using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Policies of roles, and their boundaries.</summary>
internal sealed class RolePoliciesApi(IamContext context, Pages pages)
{
    private const int MostInline = 10240;

    private readonly EntityPolicies<RoleRecord> _policies = new(
        context, pages, EntityKind.Role, Find.Role, Find.OwnRole,
        (tx, role, inline) => tx.Put(IamTables.Roles, role with { Inline = inline }),
        (name, size) => size > MostInline ? IamErrors.Limit($"Maximum policy size of {MostInline} bytes exceeded for role {name}") : null);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("PutRolePolicy", IamApiJson.Default.PutRolePolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.PutAsync(call, input.RoleName!, input.PolicyName!, input.PolicyDocument!)),
        Create("GetRolePolicy", IamApiJson.Default.RolePolicyRequest, IamApiJson.Default.GetRolePolicyResponse, GetAsync),
        Create("DeleteRolePolicy", IamApiJson.Default.RolePolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.DeleteAsync(call, input.RoleName!, input.PolicyName!)),
        Create("ListRolePolicies", IamApiJson.Default.RoleListRequest, IamApiJson.Default.ListPolicyNamesResponse, (call, input) =>
            _policies.ListAsync(call, input.RoleName!, input.MaxItems, input.Marker)),
        Create("AttachRolePolicy", IamApiJson.Default.AttachedRolePolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.AttachAsync(call, input.RoleName!, input.PolicyArn!)),
        Create("DetachRolePolicy", IamApiJson.Default.AttachedRolePolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.DetachAsync(call, input.RoleName!, input.PolicyArn!)),
        Create("ListAttachedRolePolicies", IamApiJson.Default.ListAttachedRolePoliciesRequest, IamApiJson.Default.ListAttachedPoliciesResponse, (call, input) =>
            _policies.ListAttachedAsync(call, input.RoleName!, input.PathPrefix, input.MaxItems, input.Marker)),
        Create("PutRolePermissionsBoundary", IamApiJson.Default.PutRolePermissionsBoundaryRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            BoundAsync(call, input.RoleName!, input.PermissionsBoundary)),
        Create("DeleteRolePermissionsBoundary", IamApiJson.Default.RoleRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            BoundAsync(call, input.RoleName!, null)),
    ];

    private async ValueTask<GetRolePolicyResponse> GetAsync(CallContext call, RolePolicyRequest input)
    {
        var (role, policy, document) = await _policies.GetAsync(call, input.RoleName!, input.PolicyName!);
        return new GetRolePolicyResponse { RoleName = role, PolicyName = policy, PolicyDocument = document };
    }

    private ValueTask<EmptyResponse> BoundAsync(CallContext call, string name, string? boundary) => context.WriteAsync(call, tx =>
    {
        var role = Find.OwnRole(tx, name);
        Attachments.CheckBoundary(tx, IamContext.Arns(call), boundary);
        tx.Put(IamTables.Roles, role with { Boundary = boundary });
        return EmptyResponse.Instance;
    });
}
