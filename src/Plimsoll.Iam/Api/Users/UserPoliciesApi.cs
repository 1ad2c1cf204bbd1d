using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Policies of users, and their boundaries.</summary>
internal sealed class UserPoliciesApi(IamContext context, Pages pages)
{
    private const int MostInline = 2048;

    private readonly EntityPolicies<UserRecord> _policies = new(
        context, pages, EntityKind.User, Find.User, Find.User,
        (tx, user, inline) => tx.Put(IamTables.Users, user with { Inline = inline }),
        (name, size) => size > MostInline ? IamErrors.Limit($"Maximum policy size of {MostInline} bytes exceeded for user {name}") : null);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("PutUserPolicy", IamApiJson.Default.PutUserPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.PutAsync(call, input.UserName!, input.PolicyName!, input.PolicyDocument!)),
        Create("GetUserPolicy", IamApiJson.Default.UserPolicyRequest, IamApiJson.Default.GetUserPolicyResponse, GetAsync),
        Create("DeleteUserPolicy", IamApiJson.Default.UserPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.DeleteAsync(call, input.UserName!, input.PolicyName!)),
        Create("ListUserPolicies", IamApiJson.Default.UserListRequest, IamApiJson.Default.ListPolicyNamesResponse, (call, input) =>
            _policies.ListAsync(call, input.UserName!, input.MaxItems, input.Marker)),
        Create("AttachUserPolicy", IamApiJson.Default.AttachedUserPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.AttachAsync(call, input.UserName!, input.PolicyArn!)),
        Create("DetachUserPolicy", IamApiJson.Default.AttachedUserPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.DetachAsync(call, input.UserName!, input.PolicyArn!)),
        Create("ListAttachedUserPolicies", IamApiJson.Default.ListAttachedUserPoliciesRequest, IamApiJson.Default.ListAttachedPoliciesResponse, (call, input) =>
            _policies.ListAttachedAsync(call, input.UserName!, input.PathPrefix, input.MaxItems, input.Marker)),
        Create("PutUserPermissionsBoundary", IamApiJson.Default.PutUserPermissionsBoundaryRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            BoundAsync(call, input.UserName!, input.PermissionsBoundary)),
        Create("DeleteUserPermissionsBoundary", IamApiJson.Default.DeleteUserPermissionsBoundaryRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            BoundAsync(call, input.UserName!, null)),
    ];

    private async ValueTask<GetUserPolicyResponse> GetAsync(CallContext call, UserPolicyRequest input)
    {
        var (user, policy, document) = await _policies.GetAsync(call, input.UserName!, input.PolicyName!);
        return new GetUserPolicyResponse { UserName = user, PolicyName = policy, PolicyDocument = document };
    }

    private ValueTask<EmptyResponse> BoundAsync(CallContext call, string name, string? boundary) => context.WriteAsync(call, tx =>
    {
        var user = Find.User(tx, name);
        Attachments.CheckBoundary(tx, IamContext.Arns(call), boundary);
        tx.Put(IamTables.Users, user with { Boundary = boundary });
        return EmptyResponse.Instance;
    });
}
