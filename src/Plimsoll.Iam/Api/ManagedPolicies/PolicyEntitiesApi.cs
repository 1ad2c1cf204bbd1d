using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Who has a managed policy, as a policy of theirs or as their boundary.</summary>
internal sealed class PolicyEntitiesApi(IamContext context, Pages pages)
{
    private const string AsBoundary = "PermissionsBoundary";
    private const string AsPolicy = "PermissionsPolicy";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("ListEntitiesForPolicy", IamApiJson.Default.ListEntitiesForPolicyRequest, IamApiJson.Default.ListEntitiesForPolicyResponse, ListAsync),
    ];

    private ValueTask<ListEntitiesForPolicyResponse> ListAsync(CallContext call, ListEntitiesForPolicyRequest input) => context.ReadAsync(call, view =>
    {
        var arn = input.PolicyArn!;
        if (AwsManagedPolicies.Find(arn) is null)
        {
            PolicyLookup.Known(view, IamContext.Arns(call), arn);
        }

        var found = (input.PolicyUsageFilter == AsBoundary ? [] : Attached(view, arn)).Concat(input.PolicyUsageFilter == AsPolicy ? [] : Bounded(view, arn))
            .Where(one => one.Path.StartsWith(input.PathPrefix ?? "/", StringComparison.Ordinal) && (input.EntityFilter is null || input.EntityFilter == one.Kind.ToString()))
            .DistinctBy(one => one.Id);
        var (items, next) = pages.Cut(
            call, $"ListEntitiesForPolicy {arn} {input.EntityFilter} {input.PathPrefix} {input.PolicyUsageFilter}", input.MaxItems, input.Marker,
            found, one => $"{(int)one.Kind} {one.Name}");
        return new ListEntitiesForPolicyResponse
        {
            PolicyGroups = [.. items.Where(one => one.Kind == EntityKind.Group).Select(one => new PolicyGroup { GroupName = one.Name, GroupId = one.Id })],
            PolicyUsers = [.. items.Where(one => one.Kind == EntityKind.User).Select(one => new PolicyUser { UserName = one.Name, UserId = one.Id })],
            PolicyRoles = [.. items.Where(one => one.Kind == EntityKind.Role).Select(one => new PolicyRole { RoleName = one.Name, RoleId = one.Id })],
            IsTruncated = next is not null,
            Marker = next,
        };
    });

    private static IEnumerable<Entity> Attached(View view, string arn) => view.In(IamTables.AttachmentsByPolicy, arn).Select(one => one.Kind switch
    {
        EntityKind.User => Of(Find.UserById(view, one.EntityId)!),
        EntityKind.Group => Of(Find.GroupById(view, one.EntityId)!),
        _ => Of(Find.RoleById(view, one.EntityId)!),
    });

    private static IEnumerable<Entity> Bounded(View view, string arn) =>
        view.In(IamTables.UsersByBoundary, arn).Select(Of).Concat(view.In(IamTables.RolesByBoundary, arn).Select(Of));

    private static Entity Of(UserRecord user) => new(EntityKind.User, user.Name, user.Id, user.Path);

    private static Entity Of(GroupRecord group) => new(EntityKind.Group, group.Name, group.Id, group.Path);

    private static Entity Of(RoleRecord role) => new(EntityKind.Role, role.Name, role.Id, role.Path);

    private sealed record Entity(EntityKind Kind, string Name, string Id, string Path);
}
