using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Roles themselves (spec/roles-credentials.md §10).</summary>
internal sealed class RolesApi(IamContext context, Pages pages)
{
    private const int MostRoles = 1000;
    private const int DefaultSession = 3600;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateRole", IamApiJson.Default.CreateRoleRequest, IamApiJson.Default.RoleResponse, CreateAsync),
        Create("GetRole", IamApiJson.Default.RoleRequest, IamApiJson.Default.RoleResponse, GetAsync),
        Create("ListRoles", IamApiJson.Default.PathListRequest, IamApiJson.Default.ListRolesResponse, ListAsync),
        Create("UpdateRole", IamApiJson.Default.UpdateRoleRequest, IamApiJson.Default.EmptyResponse, UpdateAsync),
        Create("UpdateRoleDescription", IamApiJson.Default.UpdateRoleDescriptionRequest, IamApiJson.Default.RoleResponse, DescribeAsync),
        Create("UpdateAssumeRolePolicy", IamApiJson.Default.UpdateAssumeRolePolicyRequest, IamApiJson.Default.EmptyResponse, UpdateTrustAsync),
        Create("DeleteRole", IamApiJson.Default.RoleRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("TagRole", IamApiJson.Default.TagRoleRequest, IamApiJson.Default.EmptyResponse, TagAsync),
        Create("UntagRole", IamApiJson.Default.UntagRoleRequest, IamApiJson.Default.EmptyResponse, UntagAsync),
        Create("ListRoleTags", IamApiJson.Default.RoleListRequest, IamApiJson.Default.ListTagsResponse, ListTagsAsync),
    ];

    private ValueTask<RoleResponse> CreateAsync(CallContext call, CreateRoleRequest input) => context.WriteAsync(call, tx =>
    {
        var tags = TagRules.OfPrincipals.Merge([], input.Tags);
        if (tx.Get(IamTables.Roles, Names.Key(input.RoleName!)) is not null)
        {
            throw IamErrors.AlreadyExists($"Role with name {input.RoleName} already exists.");
        }

        if (tx.Count(IamTables.Roles) >= MostRoles)
        {
            throw IamErrors.Quota($"RolesPerAccount: {MostRoles}");
        }

        var (trust, ids) = Trust.Check(tx, call.Account, input.AssumeRolePolicyDocument!);
        Attachments.CheckBoundary(tx, IamContext.Arns(call), input.PermissionsBoundary);
        var role = new RoleRecord
        {
            Name = input.RoleName!,
            Id = Ids.New(Ids.Role),
            Path = input.Path ?? "/",
            Created = context.Now,
            Trust = trust,
            Trusted = ids,
            Description = string.IsNullOrEmpty(input.Description) ? null : input.Description,
            MaxSessionDuration = input.MaxSessionDuration ?? DefaultSession,
            Boundary = input.PermissionsBoundary,
            Tags = tags,
        };
        tx.Put(IamTables.Roles, role);
        return new RoleResponse { Role = RoleView.Created(tx, IamContext.Arns(call), role) };
    });

    private ValueTask<RoleResponse> GetAsync(CallContext call, RoleRequest input) => context.ReadAsync(
        call, view => new RoleResponse { Role = RoleView.Whole(view, IamContext.Arns(call), Find.Role(view, input.RoleName!)) });

    private ValueTask<ListRolesResponse> ListAsync(CallContext call, PathListRequest input) => context.ReadAsync(call, view =>
    {
        var (items, next) = pages.Cut(
            call, $"ListRoles {input.PathPrefix}", input.MaxItems, input.Marker,
            after => view.In(IamTables.RolesInOrder, "", after).Where(role => role.Path.StartsWith(input.PathPrefix ?? "/", StringComparison.Ordinal)),
            role => Names.Key(role.Name));
        return new ListRolesResponse
        {
            Roles = [.. items.Select(role => RoleView.Listed(view, IamContext.Arns(call), role))], IsTruncated = next is not null, Marker = next,
        };
    });

    private async ValueTask<EmptyResponse> UpdateAsync(CallContext call, UpdateRoleRequest input)
    {
        // Its description is the one thing that an account may change of a service's role.
        await ChangeAsync(call, input.MaxSessionDuration is null ? Find.Role : Find.OwnRole, input.RoleName!, (_, role) => role with
        {
            Description = input.Description is null ? role.Description : input.Description.Length == 0 ? null : input.Description,
            MaxSessionDuration = input.MaxSessionDuration ?? role.MaxSessionDuration,
        });
        return EmptyResponse.Instance;
    }

    private ValueTask<RoleResponse> DescribeAsync(CallContext call, UpdateRoleDescriptionRequest input) => context.WriteAsync(call, tx =>
    {
        var role = Find.Role(tx, input.RoleName!) with { Description = input.Description!.Length == 0 ? null : input.Description };
        tx.Put(IamTables.Roles, role);
        return new RoleResponse { Role = RoleView.Embedded(tx, IamContext.Arns(call), role) };
    });

    private async ValueTask<EmptyResponse> UpdateTrustAsync(CallContext call, UpdateAssumeRolePolicyRequest input)
    {
        await ChangeAsync(call, Find.OwnRole, input.RoleName!, (tx, role) =>
        {
            var (trust, ids) = Trust.Check(tx, call.Account, input.PolicyDocument!);
            return role with { Trust = trust, Trusted = ids };
        });
        return EmptyResponse.Instance;
    }

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, RoleRequest input) => context.WriteAsync(call, tx =>
    {
        var role = Find.OwnRole(tx, input.RoleName!);
        if (tx.Count(IamTables.ProfilesByRole, role.Id) > 0)
        {
            throw IamErrors.DeleteConflict("must remove roles from instance profile first.");
        }

        Attachments.CheckGone(tx, role);
        Removal.Role(tx, role);
        return EmptyResponse.Instance;
    });

    private async ValueTask<EmptyResponse> TagAsync(CallContext call, TagRoleRequest input)
    {
        await ChangeAsync(call, Find.Role, input.RoleName!, (_, role) => role with { Tags = TagRules.OfPrincipals.Merge(role.Tags, input.Tags) });
        return EmptyResponse.Instance;
    }

    private async ValueTask<EmptyResponse> UntagAsync(CallContext call, UntagRoleRequest input)
    {
        await ChangeAsync(call, Find.OwnRole, input.RoleName!, (_, role) => role with { Tags = TagRules.OfPrincipals.Without(role.Tags, input.TagKeys!) });
        return EmptyResponse.Instance;
    }

    private ValueTask<ListTagsResponse> ListTagsAsync(CallContext call, RoleListRequest input) => context.ReadAsync(
        call, view => TagView.Page(pages, call, $"ListRoleTags {input.RoleName}", input.MaxItems, input.Marker, Find.Role(view, input.RoleName!).Tags));

    private ValueTask<bool> ChangeAsync(CallContext call, Func<View, string, RoleRecord> find, string name, Func<Tx, RoleRecord, RoleRecord> change) =>
        context.WriteAsync(call, tx =>
        {
            tx.Put(IamTables.Roles, change(tx, find(tx, name)));
            return true;
        });
}
