using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Managed policies themselves (spec/roles-credentials.md §10).</summary>
internal sealed class PoliciesApi(IamContext context, Pages pages)
{
    private const int MostPolicies = 1500;
    private const string Used = "PermissionsBoundary";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreatePolicy", IamApiJson.Default.CreatePolicyRequest, IamApiJson.Default.ManagedPolicyResponse, CreateAsync),
        Create("GetPolicy", IamApiJson.Default.ManagedPolicyRequest, IamApiJson.Default.ManagedPolicyResponse, GetAsync),
        Create("ListPolicies", IamApiJson.Default.ListPoliciesRequest, IamApiJson.Default.ListPoliciesResponse, ListAsync),
        Create("DeletePolicy", IamApiJson.Default.ManagedPolicyRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("TagPolicy", IamApiJson.Default.TagPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            TagAsync(call, input.PolicyArn!, tags => TagRules.OfOthers.Merge(tags, input.Tags))),
        Create("UntagPolicy", IamApiJson.Default.UntagPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            TagAsync(call, input.PolicyArn!, tags => TagRules.OfOthers.Without(tags, input.TagKeys!))),
        Create("ListPolicyTags", IamApiJson.Default.PolicyListRequest, IamApiJson.Default.ListTagsResponse, ListTagsAsync),
    ];

    private ValueTask<ManagedPolicyResponse> CreateAsync(CallContext call, CreatePolicyRequest input)
    {
        PolicyTexts.CheckManaged(input.PolicyDocument!);
        return context.WriteAsync(call, tx =>
        {
            var tags = TagRules.OfOthers.Merge([], input.Tags);
            if (tx.Get(IamTables.Policies, Names.Key(input.PolicyName!)) is not null)
            {
                throw IamErrors.AlreadyExists($"A policy called {input.PolicyName} already exists. Duplicate names are not allowed.");
            }

            if (tx.Count(IamTables.Policies) >= MostPolicies)
            {
                throw IamErrors.Quota($"PoliciesPerAccount: {MostPolicies}");
            }

            var now = context.Now;
            var policy = new PolicyRecord
            {
                Name = input.PolicyName!,
                Id = Ids.New(Ids.Policy),
                Path = input.Path ?? "/",
                Created = now,
                Updated = now,
                Description = string.IsNullOrEmpty(input.Description) ? null : input.Description,
                DefaultVersion = 1,
                LastVersion = 1,
                Versions = [new PolicyVersionRecord(1, input.PolicyDocument!, now)],
                Tags = tags,
            };
            tx.Put(IamTables.Policies, policy);
            return new ManagedPolicyResponse { Policy = PolicyView.Created(tx, IamContext.Arns(call), policy) };
        });
    }

    private ValueTask<ManagedPolicyResponse> GetAsync(CallContext call, ManagedPolicyRequest input) => context.ReadAsync(call, view =>
    {
        var arns = IamContext.Arns(call);
        return new ManagedPolicyResponse
        {
            Policy = AwsManagedPolicies.Find(input.PolicyArn!) is { } aws
                ? PolicyView.Listed(view, aws) with { Tags = [] }
                : PolicyView.Whole(view, arns, PolicyLookup.Known(view, arns, input.PolicyArn!)),
        };
    });

    // AWS's come after the account's own: a page may end among either.
    private ValueTask<ListPoliciesResponse> ListAsync(CallContext call, ListPoliciesRequest input) => context.ReadAsync(call, view =>
    {
        var arns = IamContext.Arns(call);
        var own = input.Scope == "AWS" ? [] : view.In(IamTables.PoliciesInOrder, "").Select(policy => (Key: "0" + Names.Key(policy.Name), Arn: arns.Of(policy), Show: (Func<Policy>)(() => PolicyView.Listed(view, arns, policy))));
        var aws = input.Scope == "Local" ? [] : AwsManagedPolicies.All.Select(policy => (Key: "1" + policy.Name, policy.Arn, Show: (Func<Policy>)(() => PolicyView.Listed(view, policy))));
        var (items, next) = pages.Cut(
            call, $"ListPolicies {input.Scope} {input.OnlyAttached} {input.PolicyUsageFilter} {input.PathPrefix}", input.MaxItems, input.Marker,
            own.Concat(aws).Where(one => Selects(view, input, one.Arn)), one => one.Key);
        return new ListPoliciesResponse { Policies = [.. items.Select(one => one.Show())], IsTruncated = next is not null, Marker = next };
    });

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, ManagedPolicyRequest input) => context.WriteAsync(call, tx =>
    {
        var arns = IamContext.Arns(call);
        var policy = PolicyLookup.Own(tx, arns, input.PolicyArn!);
        var arn = arns.Of(policy);
        if (tx.Count(IamTables.AttachmentsByPolicy, arn) > 0 || PolicyView.Bounded(tx, arn) > 0)
        {
            throw IamErrors.PolicyConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamErrors.PolicyConflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        }

        tx.Remove(IamTables.Policies, Names.Key(policy.Name));
        return EmptyResponse.Instance;
    });

    private ValueTask<EmptyResponse> TagAsync(CallContext call, string arn, Func<IReadOnlyList<TagValue>, IReadOnlyList<TagValue>> change) =>
        context.WriteAsync(call, tx =>
        {
            var policy = PolicyLookup.Own(tx, IamContext.Arns(call), arn);
            tx.Put(IamTables.Policies, policy with { Tags = change(policy.Tags) });
            return EmptyResponse.Instance;
        });

    private ValueTask<ListTagsResponse> ListTagsAsync(CallContext call, PolicyListRequest input) => context.ReadAsync(call, view =>
    {
        var tags = AwsManagedPolicies.Find(input.PolicyArn!) is null ? PolicyLookup.Known(view, IamContext.Arns(call), input.PolicyArn!).Tags : [];
        return TagView.Page(pages, call, $"ListPolicyTags {input.PolicyArn}", input.MaxItems, input.Marker, tags);
    });

    private static bool Selects(View view, ListPoliciesRequest input, string arn)
    {
        var path = arn[arn.IndexOf('/', StringComparison.Ordinal)..(arn.LastIndexOf('/') + 1)];
        var (attached, bounds) = (view.Count(IamTables.AttachmentsByPolicy, arn) > 0, PolicyView.Bounded(view, arn) > 0);
        return path.StartsWith(input.PathPrefix ?? "/", StringComparison.Ordinal)
            && (input.OnlyAttached != true || attached)
            && (input.PolicyUsageFilter is null || (input.PolicyUsageFilter == Used ? bounds : attached));
    }
}
