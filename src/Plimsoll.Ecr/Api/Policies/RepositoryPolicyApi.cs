using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Policies of repositories (spec/ecr.md §6).</summary>
internal sealed class RepositoryPolicyApi(EcrContext context, IAuthorizer identities)
{
    private const string Setting = "ecr:SetRepositoryPolicy";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("SetRepositoryPolicy", EcrApiJson.Default.SetRepositoryPolicyRequest, EcrApiJson.Default.SetRepositoryPolicyResponse, SetAsync),
        Create("GetRepositoryPolicy", EcrApiJson.Default.GetRepositoryPolicyRequest, EcrApiJson.Default.GetRepositoryPolicyResponse, GetAsync),
        Create("DeleteRepositoryPolicy", EcrApiJson.Default.DeleteRepositoryPolicyRequest, EcrApiJson.Default.DeleteRepositoryPolicyResponse, DeleteAsync),
    ];

    private ValueTask<SetRepositoryPolicyResponse> SetAsync(CallContext call, SetRepositoryPolicyRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var policy = EcrPolicies.CheckRepository(input.PolicyText!);
        if (input.Force != true && LocksOut(call, policy, registry.ArnOf(input.RepositoryName!), registry.Account == call.Account))
        {
            throw EcrErrors.Invalid("PolicyText", "must let you set another policy in the future, unless force is given");
        }

        return context.Cell(registry).WriteAsync(tx =>
        {
            var repository = EcrContext.Known(tx, registry, input.RepositoryName!).Name;
            tx.Put(EcrTables.RepositoryPolicies, new RepositoryPolicyRecord(repository, input.PolicyText!));
            return new SetRepositoryPolicyResponse { RegistryId = registry.Account, RepositoryName = repository, PolicyText = input.PolicyText };
        });
    }

    private ValueTask<GetRepositoryPolicyResponse> GetAsync(CallContext call, GetRepositoryPolicyRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).ReadAsync(view => new GetRepositoryPolicyResponse
        {
            RegistryId = registry.Account,
            RepositoryName = input.RepositoryName,
            PolicyText = Known(view, registry, input.RepositoryName!).Text,
        });
    }

    private ValueTask<DeleteRepositoryPolicyResponse> DeleteAsync(CallContext call, DeleteRepositoryPolicyRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var policy = Known(tx, registry, input.RepositoryName!);
            tx.Remove(EcrTables.RepositoryPolicies, policy.Repository);
            return new DeleteRepositoryPolicyResponse { RegistryId = registry.Account, RepositoryName = policy.Repository, PolicyText = policy.Text };
        });
    }

    private bool LocksOut(CallContext call, PolicyDocument policy, string arn, bool isOwn) =>
        policy.Decide(new AccessRequest(call.Principal, Setting, arn) { Context = RequestKeys.Of(call, context.Now) }) switch
        {
            AccessDecision.Deny => true,
            AccessDecision.None => !isOwn || identities.Decide(call, Setting, arn) != AccessDecision.Allow,
            _ => false,
        };

    private static RepositoryPolicyRecord Known(View view, RegistryScope registry, string repository) =>
        view.Get(EcrTables.RepositoryPolicies, EcrContext.Known(view, registry, repository).Name)
        ?? throw EcrErrors.RepositoryPolicyNotFound(registry, repository);
}
