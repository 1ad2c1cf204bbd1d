using Plimsoll.Cells;
using Plimsoll.Iam.Api.Groups;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Users themselves (spec/roles-credentials.md §10).</summary>
internal sealed class UsersApi(IamContext context, Pages pages)
{
    private const int MostUsers = 5000;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateUser", IamApiJson.Default.CreateUserRequest, IamApiJson.Default.UserResponse, CreateAsync),
        Create("GetUser", IamApiJson.Default.OptionalUserRequest, IamApiJson.Default.UserResponse, GetAsync),
        Create("ListUsers", IamApiJson.Default.PathListRequest, IamApiJson.Default.ListUsersResponse, ListAsync),
        Create("UpdateUser", IamApiJson.Default.UpdateUserRequest, IamApiJson.Default.EmptyResponse, UpdateAsync),
        Create("DeleteUser", IamApiJson.Default.UserRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("ListGroupsForUser", IamApiJson.Default.UserListRequest, IamApiJson.Default.ListGroupsResponse, ListGroupsAsync),
        Create("TagUser", IamApiJson.Default.TagUserRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.UserName!, user => user with { Tags = TagRules.OfPrincipals.Merge(user.Tags, input.Tags) })),
        Create("UntagUser", IamApiJson.Default.UntagUserRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.UserName!, user => user with { Tags = TagRules.OfPrincipals.Without(user.Tags, input.TagKeys!) })),
        Create("ListUserTags", IamApiJson.Default.UserListRequest, IamApiJson.Default.ListTagsResponse, ListTagsAsync),
    ];

    private ValueTask<UserResponse> CreateAsync(CallContext call, CreateUserRequest input) => context.WriteAsync(call, tx =>
    {
        var tags = TagRules.OfPrincipals.Merge([], input.Tags);
        if (tx.Get(IamTables.Users, Names.Key(input.UserName!)) is not null)
        {
            throw IamErrors.AlreadyExists($"User with name {input.UserName} already exists.");
        }

        if (tx.Count(IamTables.Users) >= MostUsers)
        {
            throw IamErrors.Quota($"UsersPerAccount: {MostUsers}");
        }

        Attachments.CheckBoundary(tx, IamContext.Arns(call), input.PermissionsBoundary);
        var user = new UserRecord
        {
            Name = input.UserName!, Id = Ids.New(Ids.User), Path = input.Path ?? "/", Created = context.Now, Boundary = input.PermissionsBoundary, Tags = tags,
        };
        tx.Put(IamTables.Users, user);
        return new UserResponse { User = UserView.Whole(IamContext.Arns(call), user) };
    });

    // Of the root user IAM shows neither path nor name.
    private ValueTask<UserResponse> GetAsync(CallContext call, OptionalUserRequest input) => context.ReadAsync(call, view => new UserResponse
    {
        User = input.UserName is null && call.Principal is { Kind: PrincipalKind.Root } root
            ? new User { UserId = root.UserId, Arn = root.Arn, CreateDate = view.Get(IamTables.Accounts, AccountRecord.Key)!.Created }
            : UserView.Whole(IamContext.Arns(call), CallingUser.Of(view, call, input.UserName)),
    });

    private ValueTask<ListUsersResponse> ListAsync(CallContext call, PathListRequest input) => context.ReadAsync(call, view =>
    {
        var (items, next) = pages.Cut(
            call, $"ListUsers {input.PathPrefix}", input.MaxItems, input.Marker,
            after => view.In(IamTables.UsersInOrder, "", after).Where(user => user.Path.StartsWith(input.PathPrefix ?? "/", StringComparison.Ordinal)),
            user => Names.Key(user.Name));
        return new ListUsersResponse { Users = [.. items.Select(user => UserView.Listed(IamContext.Arns(call), user))], IsTruncated = next is not null, Marker = next };
    });

    private ValueTask<EmptyResponse> UpdateAsync(CallContext call, UpdateUserRequest input) => context.WriteAsync(call, tx =>
    {
        var user = Find.User(tx, input.UserName!);
        var after = user with { Name = input.NewUserName ?? user.Name, Path = input.NewPath ?? user.Path };
        if (Names.Key(after.Name) != Names.Key(user.Name))
        {
            if (tx.Get(IamTables.Users, Names.Key(after.Name)) is not null)
            {
                throw IamErrors.AlreadyExists($"User with name {after.Name} already exists.");
            }

            tx.Remove(IamTables.Users, Names.Key(user.Name));
        }

        tx.Put(IamTables.Users, after);
        return EmptyResponse.Instance;
    });

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, UserRequest input) => context.WriteAsync(call, tx =>
    {
        var user = Find.User(tx, input.UserName!);
        Attachments.CheckGone(tx, user);
        if (tx.Count(IamTables.AccessKeysByUser, user.Id) > 0)
        {
            throw IamErrors.DeleteConflict("must delete access keys first.");
        }

        if (user.Login is not null)
        {
            throw IamErrors.DeleteConflict("must delete login profile first.");
        }

        if (tx.Count(IamTables.MembershipsByUser, user.Id) > 0)
        {
            throw IamErrors.DeleteConflict("must remove users from group first.");
        }

        tx.Remove(IamTables.Users, Names.Key(user.Name));
        return EmptyResponse.Instance;
    });

    private ValueTask<ListGroupsResponse> ListGroupsAsync(CallContext call, UserListRequest input) => context.ReadAsync(call, view =>
    {
        var user = Find.User(view, input.UserName!);
        var groups = view.In(IamTables.MembershipsByUser, user.Id).Select(one => Find.GroupById(view, one.GroupId)!);
        var (items, next) = pages.Cut(call, $"ListGroupsForUser {user.Id}", input.MaxItems, input.Marker, groups, group => Names.Key(group.Name));
        return new ListGroupsResponse { Groups = [.. items.Select(group => GroupView.Of(IamContext.Arns(call), group))], IsTruncated = next is not null, Marker = next };
    });

    private ValueTask<ListTagsResponse> ListTagsAsync(CallContext call, UserListRequest input) => context.ReadAsync(
        call, view => TagView.Page(pages, call, $"ListUserTags {input.UserName}", input.MaxItems, input.Marker, Find.User(view, input.UserName!).Tags));

    private ValueTask<EmptyResponse> ChangeAsync(CallContext call, string name, Func<UserRecord, UserRecord> change) => context.WriteAsync(call, tx =>
    {
        tx.Put(IamTables.Users, change(Find.User(tx, name)));
        return EmptyResponse.Instance;
    });
}
