using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Policies of groups.</summary>
internal sealed class GroupPoliciesApi(IamContext context, Pages pages)
{
    private const int MostInline = 5120;

    private readonly EntityPolicies<GroupRecord> _policies = new(
        context, pages, EntityKind.Group, Find.Group, Find.Group,
        (tx, group, inline) => tx.Put(IamTables.Groups, group with { Inline = inline }),
        (name, size) => size > MostInline ? IamErrors.Limit($"Maximum policy size of {MostInline} bytes exceeded for group {name}") : null);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("PutGroupPolicy", IamApiJson.Default.PutGroupPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.PutAsync(call, input.GroupName!, input.PolicyName!, input.PolicyDocument!)),
        Create("GetGroupPolicy", IamApiJson.Default.GroupPolicyRequest, IamApiJson.Default.GetGroupPolicyResponse, GetAsync),
        Create("DeleteGroupPolicy", IamApiJson.Default.GroupPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.DeleteAsync(call, input.GroupName!, input.PolicyName!)),
        Create("ListGroupPolicies", IamApiJson.Default.GroupListRequest, IamApiJson.Default.ListPolicyNamesResponse, (call, input) =>
            _policies.ListAsync(call, input.GroupName!, input.MaxItems, input.Marker)),
        Create("AttachGroupPolicy", IamApiJson.Default.AttachedGroupPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.AttachAsync(call, input.GroupName!, input.PolicyArn!)),
        Create("DetachGroupPolicy", IamApiJson.Default.AttachedGroupPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            _policies.DetachAsync(call, input.GroupName!, input.PolicyArn!)),
        Create("ListAttachedGroupPolicies", IamApiJson.Default.ListAttachedGroupPoliciesRequest, IamApiJson.Default.ListAttachedPoliciesResponse, (call, input) =>
            _policies.ListAttachedAsync(call, input.GroupName!, input.PathPrefix, input.MaxItems, input.Marker)),
    ];

    private async ValueTask<GetGroupPolicyResponse> GetAsync(CallContext call, GroupPolicyRequest input)
    {
        var (group, policy, document) = await _policies.GetAsync(call, input.GroupName!, input.PolicyName!);
        return new GetGroupPolicyResponse { GroupName = group, PolicyName = policy, PolicyDocument = document };
    }
}
