using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Versions of managed policies: at most five, numbers that never come again, one in force.</summary>
internal sealed class PolicyVersionsApi(IamContext context, Pages pages)
{
    private const int MostVersions = 5;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreatePolicyVersion", IamApiJson.Default.CreatePolicyVersionRequest, IamApiJson.Default.PolicyVersionResponse, CreateAsync),
        Create("GetPolicyVersion", IamApiJson.Default.PolicyVersionRequest, IamApiJson.Default.PolicyVersionResponse, GetAsync),
        Create("ListPolicyVersions", IamApiJson.Default.PolicyListRequest, IamApiJson.Default.ListPolicyVersionsResponse, ListAsync),
        Create("DeletePolicyVersion", IamApiJson.Default.PolicyVersionRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("SetDefaultPolicyVersion", IamApiJson.Default.PolicyVersionRequest, IamApiJson.Default.EmptyResponse, SetDefaultAsync),
    ];

    private ValueTask<PolicyVersionResponse> CreateAsync(CallContext call, CreatePolicyVersionRequest input)
    {
        PolicyTexts.CheckManaged(input.PolicyDocument!);
        return context.WriteAsync(call, tx =>
        {
            var policy = PolicyLookup.Own(tx, IamContext.Arns(call), input.PolicyArn!);
            if (policy.Versions.Count >= MostVersions)
            {
                throw IamErrors.Limit($"A managed policy can have up to {MostVersions} versions. Before you create a new version, you must delete an existing version.");
            }

            var version = new PolicyVersionRecord(policy.LastVersion + 1, input.PolicyDocument!, context.Now);
            var after = policy with
            {
                LastVersion = version.Number,
                DefaultVersion = input.SetAsDefault == true ? version.Number : policy.DefaultVersion,
                Updated = context.Now,
                Versions = [version, .. policy.Versions],
            };
            tx.Put(IamTables.Policies, after);
            return new PolicyVersionResponse { PolicyVersion = PolicyView.Version(after, version, document: false) };
        });
    }

    private ValueTask<PolicyVersionResponse> GetAsync(CallContext call, PolicyVersionRequest input) => context.ReadAsync(call, view =>
    {
        if (AwsManagedPolicies.Find(input.PolicyArn!) is { } aws)
        {
            return new PolicyVersionResponse
            {
                PolicyVersion = input.VersionId == aws.Version
                    ? PolicyView.Version(aws, document: true)
                    : throw IamErrors.NoVersion(input.PolicyArn!, input.VersionId!),
            };
        }

        var (policy, version) = Known(Find.Policy(view, IamContext.Arns(call), input.PolicyArn!), input);
        return new PolicyVersionResponse { PolicyVersion = PolicyView.Version(policy, version, document: true) };
    });

    private ValueTask<ListPolicyVersionsResponse> ListAsync(CallContext call, PolicyListRequest input) => context.ReadAsync(call, view =>
    {
        if (AwsManagedPolicies.Find(input.PolicyArn!) is { } aws)
        {
            return new ListPolicyVersionsResponse { Versions = [PolicyView.Version(aws, document: false)], IsTruncated = false };
        }

        // The newest first: the key counts down.
        var policy = PolicyLookup.Known(view, IamContext.Arns(call), input.PolicyArn!);
        var (items, next) = pages.Cut(
            call, $"ListPolicyVersions {policy.Id}", input.MaxItems, input.Marker, policy.Versions, version => $"{int.MaxValue - version.Number:D10}");
        return new ListPolicyVersionsResponse
        {
            Versions = [.. items.Select(version => PolicyView.Version(policy, version, document: false))], IsTruncated = next is not null, Marker = next,
        };
    });

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, PolicyVersionRequest input) => ChangeAsync(call, input, (policy, version) =>
        version.Number == policy.DefaultVersion
            ? throw IamErrors.PolicyConflict("Cannot delete the default version of a policy.")
            : policy with { Versions = [.. policy.Versions.Where(one => one.Number != version.Number)] });

    private ValueTask<EmptyResponse> SetDefaultAsync(CallContext call, PolicyVersionRequest input) =>
        ChangeAsync(call, input, (policy, version) => policy with { DefaultVersion = version.Number, Updated = context.Now });

    private ValueTask<EmptyResponse> ChangeAsync(CallContext call, PolicyVersionRequest input, Func<PolicyRecord, PolicyVersionRecord, PolicyRecord> change) =>
        context.WriteAsync(call, tx =>
        {
            var own = AwsManagedPolicies.Find(input.PolicyArn!) is null
                ? Find.Policy(tx, IamContext.Arns(call), input.PolicyArn!)
                : PolicyLookup.Own(tx, IamContext.Arns(call), input.PolicyArn!);
            var (policy, version) = Known(own, input);
            tx.Put(IamTables.Policies, change(policy, version));
            return EmptyResponse.Instance;
        });

    private static (PolicyRecord Policy, PolicyVersionRecord Version) Known(PolicyRecord? policy, PolicyVersionRequest input) =>
        policy is not null && policy.Versions.FirstOrDefault(one => one.VersionId == input.VersionId) is { } version
            ? (policy, version)
            : throw IamErrors.NoVersion(input.PolicyArn!, input.VersionId!);
}
