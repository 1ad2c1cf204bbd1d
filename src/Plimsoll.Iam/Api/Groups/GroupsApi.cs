using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Api.Users;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Groups and who is in them (spec/roles-credentials.md §10).</summary>
internal sealed class GroupsApi(IamContext context, Pages pages)
{
    private const int MostGroups = 300;
    private const int MostPerUser = 10;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateGroup", IamApiJson.Default.CreateGroupRequest, IamApiJson.Default.CreateGroupResponse, CreateAsync),
        Create("GetGroup", IamApiJson.Default.GroupListRequest, IamApiJson.Default.GetGroupResponse, GetAsync),
        Create("ListGroups", IamApiJson.Default.PathListRequest, IamApiJson.Default.ListGroupsResponse, ListAsync),
        Create("UpdateGroup", IamApiJson.Default.UpdateGroupRequest, IamApiJson.Default.EmptyResponse, UpdateAsync),
        Create("DeleteGroup", IamApiJson.Default.DeleteGroupRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("AddUserToGroup", IamApiJson.Default.GroupMemberRequest, IamApiJson.Default.EmptyResponse, AddUserAsync),
        Create("RemoveUserFromGroup", IamApiJson.Default.GroupMemberRequest, IamApiJson.Default.EmptyResponse, RemoveUserAsync),
    ];

    private ValueTask<CreateGroupResponse> CreateAsync(CallContext call, CreateGroupRequest input) => context.WriteAsync(call, tx =>
    {
        if (tx.Get(IamTables.Groups, Names.Key(input.GroupName!)) is not null)
        {
            throw IamErrors.AlreadyExists($"Group with name {input.GroupName} already exists.");
        }

        if (tx.Count(IamTables.Groups) >= MostGroups)
        {
            throw IamErrors.Quota($"GroupsPerAccount: {MostGroups}");
        }

        var group = new GroupRecord { Name = input.GroupName!, Id = Ids.New(Ids.Group), Path = input.Path ?? "/", Created = context.Now };
        tx.Put(IamTables.Groups, group);
        return new CreateGroupResponse { Group = GroupView.Of(IamContext.Arns(call), group) };
    });

    private ValueTask<GetGroupResponse> GetAsync(CallContext call, GroupListRequest input) => context.ReadAsync(call, view =>
    {
        var group = Find.Group(view, input.GroupName!);
        var users = view.In(IamTables.MembershipsByGroup, group.Id).Select(one => Find.UserById(view, one.UserId)!);
        var (items, next) = pages.Cut(call, $"GetGroup {group.Id}", input.MaxItems, input.Marker, users, user => Names.Key(user.Name));
        return new GetGroupResponse
        {
            Group = GroupView.Of(IamContext.Arns(call), group),
            Users = [.. items.Select(user => UserView.Listed(IamContext.Arns(call), user))],
            IsTruncated = next is not null,
            Marker = next,
        };
    });

    private ValueTask<ListGroupsResponse> ListAsync(CallContext call, PathListRequest input) => context.ReadAsync(call, view =>
    {
        var (items, next) = pages.Cut(
            call, $"ListGroups {input.PathPrefix}", input.MaxItems, input.Marker,
            after => view.In(IamTables.GroupsInOrder, "", after).Where(group => group.Path.StartsWith(input.PathPrefix ?? "/", StringComparison.Ordinal)),
            group => Names.Key(group.Name));
        return new ListGroupsResponse { Groups = [.. items.Select(group => GroupView.Of(IamContext.Arns(call), group))], IsTruncated = next is not null, Marker = next };
    });

    private ValueTask<EmptyResponse> UpdateAsync(CallContext call, UpdateGroupRequest input) => context.WriteAsync(call, tx =>
    {
        var group = Find.Group(tx, input.GroupName!);
        var after = group with { Name = input.NewGroupName ?? group.Name, Path = input.NewPath ?? group.Path };
        if (Names.Key(after.Name) != Names.Key(group.Name))
        {
            if (tx.Get(IamTables.Groups, Names.Key(after.Name)) is not null)
            {
                throw IamErrors.AlreadyExists($"Group with name {after.Name} already exists.");
            }

            tx.Remove(IamTables.Groups, Names.Key(group.Name));
        }

        tx.Put(IamTables.Groups, after);
        return EmptyResponse.Instance;
    });

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, DeleteGroupRequest input) => context.WriteAsync(call, tx =>
    {
        var group = Find.Group(tx, input.GroupName!);
        if (tx.Count(IamTables.MembershipsByGroup, group.Id) > 0)
        {
            throw IamErrors.DeleteConflict("must remove users from group first.");
        }

        Attachments.CheckGone(tx, group);
        tx.Remove(IamTables.Groups, Names.Key(group.Name));
        return EmptyResponse.Instance;
    });

    private ValueTask<EmptyResponse> AddUserAsync(CallContext call, GroupMemberRequest input) => context.WriteAsync(call, tx =>
    {
        var group = Find.Group(tx, input.GroupName!);
        var membership = new MembershipRecord(Find.User(tx, input.UserName!).Id, group.Id);
        if (tx.Get(IamTables.Memberships, membership.Key) is null)
        {
            if (tx.Count(IamTables.MembershipsByUser, membership.UserId) >= MostPerUser)
            {
                throw IamErrors.Quota($"GroupsPerUser: {MostPerUser}");
            }

            tx.Put(IamTables.Memberships, membership);
        }

        return EmptyResponse.Instance;
    });

    // The user is looked for before the group, as AWS does.
    private ValueTask<EmptyResponse> RemoveUserAsync(CallContext call, GroupMemberRequest input) => context.WriteAsync(call, tx =>
    {
        var user = Find.User(tx, input.UserName!);
        tx.Remove(IamTables.Memberships, MembershipRecord.KeyOf(user.Id, Find.Group(tx, input.GroupName!).Id));
        return EmptyResponse.Instance;
    });
}
