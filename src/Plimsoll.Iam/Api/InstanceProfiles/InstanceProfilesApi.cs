using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Instance profiles (spec/roles-credentials.md §10).</summary>
internal sealed class InstanceProfilesApi(IamContext context, Pages pages)
{
    private const int MostProfiles = 1000;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateInstanceProfile", IamApiJson.Default.CreateInstanceProfileRequest, IamApiJson.Default.InstanceProfileResponse, CreateAsync),
        Create("GetInstanceProfile", IamApiJson.Default.InstanceProfileRequest, IamApiJson.Default.InstanceProfileResponse, GetAsync),
        Create("ListInstanceProfiles", IamApiJson.Default.PathListRequest, IamApiJson.Default.ListInstanceProfilesResponse, ListAsync),
        Create("ListInstanceProfilesForRole", IamApiJson.Default.RoleListRequest, IamApiJson.Default.ListInstanceProfilesResponse, ListForRoleAsync),
        Create("DeleteInstanceProfile", IamApiJson.Default.InstanceProfileRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("AddRoleToInstanceProfile", IamApiJson.Default.InstanceProfileRoleRequest, IamApiJson.Default.EmptyResponse, AddRoleAsync),
        Create("RemoveRoleFromInstanceProfile", IamApiJson.Default.InstanceProfileRoleRequest, IamApiJson.Default.EmptyResponse, RemoveRoleAsync),
        Create("TagInstanceProfile", IamApiJson.Default.TagInstanceProfileRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.InstanceProfileName!, (_, profile) => profile with { Tags = TagRules.OfOthers.Merge(profile.Tags, input.Tags) })),
        Create("UntagInstanceProfile", IamApiJson.Default.UntagInstanceProfileRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, input.InstanceProfileName!, (_, profile) => profile with { Tags = TagRules.OfOthers.Without(profile.Tags, input.TagKeys!) })),
        Create("ListInstanceProfileTags", IamApiJson.Default.ListInstanceProfileTagsRequest, IamApiJson.Default.ListTagsResponse, ListTagsAsync),
    ];

    private ValueTask<InstanceProfileResponse> CreateAsync(CallContext call, CreateInstanceProfileRequest input) => context.WriteAsync(call, tx =>
    {
        var tags = TagRules.OfOthers.Merge([], input.Tags);
        if (tx.Get(IamTables.Profiles, Names.Key(input.InstanceProfileName!)) is not null)
        {
            throw IamErrors.AlreadyExists($"Instance Profile {input.InstanceProfileName} already exists.");
        }

        if (tx.Count(IamTables.Profiles) >= MostProfiles)
        {
            throw IamErrors.Quota($"InstanceProfilesPerAccount: {MostProfiles}");
        }

        var profile = new InstanceProfileRecord
        {
            Name = input.InstanceProfileName!, Id = Ids.New(Ids.InstanceProfile), Path = input.Path ?? "/", Created = context.Now, Tags = tags,
        };
        tx.Put(IamTables.Profiles, profile);
        return new InstanceProfileResponse { InstanceProfile = InstanceProfileView.Of(tx, IamContext.Arns(call), profile) };
    });

    private ValueTask<InstanceProfileResponse> GetAsync(CallContext call, InstanceProfileRequest input) => context.ReadAsync(call, view =>
    {
        var profile = Find.Profile(view, input.InstanceProfileName!);
        return new InstanceProfileResponse
        {
            InstanceProfile = InstanceProfileView.Of(view, IamContext.Arns(call), profile) with { Tags = TagView.Of(profile.Tags) },
        };
    });

    private ValueTask<ListInstanceProfilesResponse> ListAsync(CallContext call, PathListRequest input) => context.ReadAsync(call, view =>
    {
        var (items, next) = pages.Cut(
            call, $"ListInstanceProfiles {input.PathPrefix}", input.MaxItems, input.Marker,
            after => view.In(IamTables.ProfilesInOrder, "", after).Where(one => one.Path.StartsWith(input.PathPrefix ?? "/", StringComparison.Ordinal)),
            one => Names.Key(one.Name));
        return Listed(view, call, items, next);
    });

    private ValueTask<ListInstanceProfilesResponse> ListForRoleAsync(CallContext call, RoleListRequest input) => context.ReadAsync(call, view =>
    {
        var role = Find.Role(view, input.RoleName!);
        var (items, next) = pages.Cut(
            call, $"ListInstanceProfilesForRole {role.Id}", input.MaxItems, input.Marker,
            after => view.In(IamTables.ProfilesByRole, role.Id, after), one => Names.Key(one.Name));
        return Listed(view, call, items, next);
    });

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, InstanceProfileRequest input) => context.WriteAsync(call, tx =>
    {
        var profile = Find.Profile(tx, input.InstanceProfileName!);
        if (profile.RoleId is not null)
        {
            throw IamErrors.DeleteConflict("must remove roles from instance profile first.");
        }

        tx.Remove(IamTables.Profiles, Names.Key(profile.Name));
        return EmptyResponse.Instance;
    });

    private ValueTask<EmptyResponse> AddRoleAsync(CallContext call, InstanceProfileRoleRequest input) =>
        ChangeAsync(call, input.InstanceProfileName!, (view, profile) =>
        {
            var role = Find.OwnRole(view, input.RoleName!);
            return profile.RoleId is null ? profile with { RoleId = role.Id } : throw IamErrors.Quota("InstanceSessionsPerInstanceProfile: 1");
        });

    private ValueTask<EmptyResponse> RemoveRoleAsync(CallContext call, InstanceProfileRoleRequest input) =>
        ChangeAsync(call, input.InstanceProfileName!, (view, profile) =>
            view.Get(IamTables.Roles, Names.Key(input.RoleName!)) is { } role && profile.RoleId == role.Id
                ? profile with { RoleId = null }
                : throw IamErrors.NoSuchEntity($"Role {input.RoleName} in Instance Profile {profile.Name} cannot be found."));

    private ValueTask<ListTagsResponse> ListTagsAsync(CallContext call, ListInstanceProfileTagsRequest input) => context.ReadAsync(call, view => TagView.Page(
        pages, call, $"ListInstanceProfileTags {input.InstanceProfileName}", input.MaxItems, input.Marker, Find.Profile(view, input.InstanceProfileName!).Tags));

    private ValueTask<EmptyResponse> ChangeAsync(CallContext call, string name, Func<View, InstanceProfileRecord, InstanceProfileRecord> change) =>
        context.WriteAsync(call, tx =>
        {
            tx.Put(IamTables.Profiles, change(tx, Find.Profile(tx, name)));
            return EmptyResponse.Instance;
        });

    private static ListInstanceProfilesResponse Listed(View view, CallContext call, IReadOnlyList<InstanceProfileRecord> items, string? next) => new()
    {
        InstanceProfiles = [.. items.Select(one => InstanceProfileView.Of(view, IamContext.Arns(call), one))], IsTruncated = next is not null, Marker = next,
    };
}
