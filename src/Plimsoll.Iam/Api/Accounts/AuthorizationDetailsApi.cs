using Plimsoll.Cells;
using Plimsoll.Iam.Api.InstanceProfiles;
using Plimsoll.Iam.Api.ManagedPolicies;
using Plimsoll.Iam.Api.Roles;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>All users, groups, roles and policies of an account at once, a page of all kinds after another.</summary>
internal sealed class AuthorizationDetailsApi(IamContext context, Pages pages)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "GetAccountAuthorizationDetails", IamApiJson.Default.GetAccountAuthorizationDetailsRequest, IamApiJson.Default.GetAccountAuthorizationDetailsResponse,
            GetAsync),
    ];

    private ValueTask<GetAccountAuthorizationDetailsResponse> GetAsync(CallContext call, GetAccountAuthorizationDetailsRequest input) =>
        context.ReadAsync(call, view =>
        {
            var arns = IamContext.Arns(call);
            var filter = input.Filter is { Count: > 0 } given ? given : null;
            var (items, next) = pages.Cut(
                call, $"GetAccountAuthorizationDetails {string.Join(' ', filter ?? [])}", input.MaxItems, input.Marker,
                All(view).Where(one => filter is null || filter.Contains(one.Kind)), one => one.Key);
            return new GetAccountAuthorizationDetailsResponse
            {
                UserDetailList = [.. items.Select(one => one.Item).OfType<UserRecord>().Select(user => Of(view, arns, user))],
                GroupDetailList = [.. items.Select(one => one.Item).OfType<GroupRecord>().Select(group => Of(view, arns, group))],
                RoleDetailList = [.. items.Select(one => one.Item).OfType<RoleRecord>().Select(role => Of(view, arns, role))],
                Policies =
                [
                    .. items.Select(one => one.Item).OfType<PolicyRecord>().Select(policy => Of(view, arns, policy)),
                    .. items.Select(one => one.Item).OfType<AwsManagedPolicy>().Select(policy => Of(view, policy)),
                ],
                IsTruncated = next is not null,
                Marker = next,
            };
        });

    // Of AWS's policies those alone that somebody here has.
    private static IEnumerable<(string Kind, string Key, object Item)> All(View view) =>
        view.In(IamTables.UsersInOrder, "").Select(one => ("User", $"1 {Names.Key(one.Name)}", (object)one))
            .Concat(view.In(IamTables.GroupsInOrder, "").Select(one => ("Group", $"2 {Names.Key(one.Name)}", (object)one)))
            .Concat(view.In(IamTables.RolesInOrder, "").Select(one => ("Role", $"3 {Names.Key(one.Name)}", (object)one)))
            .Concat(view.In(IamTables.PoliciesInOrder, "").Select(one => ("LocalManagedPolicy", $"4 {Names.Key(one.Name)}", (object)one)))
            .Concat(AwsManagedPolicies.All.Where(one => view.Count(IamTables.AttachmentsByPolicy, one.Arn) + PolicyView.Bounded(view, one.Arn) > 0)
                .Select(one => ("AWSManagedPolicy", $"5 {one.Name}", (object)one)));

    private static UserDetail Of(View view, IamArns arns, UserRecord user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = arns.Of(user),
        CreateDate = user.Created,
        UserPolicyList = user.Inline.Count == 0 ? null : Inline(user),
        GroupList = [.. view.In(IamTables.MembershipsByUser, user.Id).Select(one => Find.GroupById(view, one.GroupId)!.Name).Order(StringComparer.Ordinal)],
        AttachedManagedPolicies = AttachedView.Of(view, user.Id),
        PermissionsBoundary = AttachedView.Boundary(user.Boundary),
        Tags = TagView.Of(user.Tags),
    };

    private static GroupDetail Of(View view, IamArns arns, GroupRecord group) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = arns.Of(group),
        CreateDate = group.Created,
        GroupPolicyList = Inline(group),
        AttachedManagedPolicies = AttachedView.Of(view, group.Id),
    };

    private static RoleDetail Of(View view, IamArns arns, RoleRecord role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = arns.Of(role),
        CreateDate = role.Created,
        AssumeRolePolicyDocument = PolicyTexts.Encoded(Trust.Of(view, role)),
        InstanceProfileList = [.. view.In(IamTables.ProfilesByRole, role.Id).Select(one => InstanceProfileView.Of(view, arns, one))],
        RolePolicyList = Inline(role),
        AttachedManagedPolicies = AttachedView.Of(view, role.Id),
        PermissionsBoundary = AttachedView.Boundary(role.Boundary),
        Tags = TagView.Of(role.Tags),
        RoleLastUsed = RoleView.LastUsed(view, role.Id),
    };

    private static ManagedPolicyDetail Of(View view, IamArns arns, PolicyRecord policy) => Of(PolicyView.Listed(view, arns, policy)) with
    {
        Description = policy.Description, PolicyVersionList = [.. policy.Versions.Select(version => PolicyView.Version(policy, version, document: true))],
    };

    private static ManagedPolicyDetail Of(View view, AwsManagedPolicy policy) =>
        Of(PolicyView.Listed(view, policy)) with { PolicyVersionList = [PolicyView.Version(policy, document: true)] };

    private static ManagedPolicyDetail Of(Policy policy) => new()
    {
        PolicyName = policy.PolicyName,
        PolicyId = policy.PolicyId,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.DefaultVersionId,
        AttachmentCount = policy.AttachmentCount,
        PermissionsBoundaryUsageCount = policy.PermissionsBoundaryUsageCount,
        IsAttachable = policy.IsAttachable,
        CreateDate = policy.CreateDate,
        UpdateDate = policy.UpdateDate,
    };

    private static IReadOnlyList<PolicyDetail> Inline(IEntity entity) =>
        [.. entity.Inline.Select(one => new PolicyDetail { PolicyName = one.Name, PolicyDocument = PolicyTexts.Encoded(one.Document) })];
}
