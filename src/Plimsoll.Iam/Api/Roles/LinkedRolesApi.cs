using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Service-linked roles (docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html).</summary>
/// <param name="context">IAM.</param>
/// <param name="uses">What a service still has in an account that needs its role: resources by region.</param>
internal sealed class LinkedRolesApi(IamContext context, LinkedRoleUses uses)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateServiceLinkedRole", IamApiJson.Default.CreateServiceLinkedRoleRequest, IamApiJson.Default.RoleResponse, CreateAsync),
        Create("DeleteServiceLinkedRole", IamApiJson.Default.RoleRequest, IamApiJson.Default.DeleteServiceLinkedRoleResponse, DeleteAsync),
        Create(
            "GetServiceLinkedRoleDeletionStatus", IamApiJson.Default.GetServiceLinkedRoleDeletionStatusRequest,
            IamApiJson.Default.GetServiceLinkedRoleDeletionStatusResponse, StatusAsync),
    ];

    private ValueTask<RoleResponse> CreateAsync(CallContext call, CreateServiceLinkedRoleRequest input) => context.WriteAsync(call, tx =>
    {
        var role = LinkedRoles.Create(tx, input.AWSServiceName!, input.CustomSuffix, input.Description, context.Now);
        return new RoleResponse { Role = RoleView.Created(tx, IamContext.Arns(call), role) };
    });

    // It is done, or refused, at once: a task tells of it because AWS needs longer.
    private async ValueTask<DeleteServiceLinkedRoleResponse> DeleteAsync(CallContext call, RoleRequest input)
    {
        var cell = await context.OpenAsync(call.Account);
        var service = await cell.ReadAsync(view => Find.Role(view, input.RoleName!).LinkedService)
            ?? throw IamErrors.InvalidInput($"The role {input.RoleName} is not a service-linked role.");
        var regions = uses(call.Account, service);
        return await cell.WriteAsync(tx =>
        {
            var role = Find.Role(tx, input.RoleName!);
            var task = new RoleDeletionRecord(
                $"task{role.Path}{role.Name}/{Guid.NewGuid()}", IamContext.Arns(call).Of(role),
                regions.Count == 0 ? null : "A service-linked role cannot be deleted while resources of the service use it.", regions);
            tx.Put(IamTables.RoleDeletions, task);
            if (regions.Count == 0)
            {
                Removal.Role(tx, role);
            }

            return new DeleteServiceLinkedRoleResponse { DeletionTaskId = task.Id };
        });
    }

    private ValueTask<GetServiceLinkedRoleDeletionStatusResponse> StatusAsync(CallContext call, GetServiceLinkedRoleDeletionStatusRequest input) =>
        context.ReadAsync(call, view =>
        {
            var task = view.Get(IamTables.RoleDeletions, input.DeletionTaskId!)
                ?? throw IamErrors.NoSuchEntity($"The deletion task with id {input.DeletionTaskId} cannot be found.");
            return task.Reason is null
                ? new GetServiceLinkedRoleDeletionStatusResponse { Status = "SUCCEEDED" }
                : new GetServiceLinkedRoleDeletionStatusResponse
                {
                    Status = "FAILED",
                    Reason = new DeletionTaskFailureReasonType
                    {
                        Reason = task.Reason,
                        RoleUsageList = [.. task.Regions.Select(one => new RoleUsageType { Region = one.Key, Resources = one.Value })],
                    },
                };
        });
}
