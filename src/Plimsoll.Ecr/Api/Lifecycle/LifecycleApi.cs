using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Lifecycle;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Lifecycle policies of repositories (spec/ecr.md §5).</summary>
internal sealed class LifecycleApi(EcrContext context)
{
    // What AWS answers of a policy that it has not evaluated yet: 0, not nothing.
    private static readonly DateTimeOffset NeverEvaluated = DateTimeOffset.UnixEpoch;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("PutLifecyclePolicy", EcrApiJson.Default.PutLifecyclePolicyRequest, EcrApiJson.Default.PutLifecyclePolicyResponse, PutAsync),
        Create("GetLifecyclePolicy", EcrApiJson.Default.GetLifecyclePolicyRequest, EcrApiJson.Default.GetLifecyclePolicyResponse, GetAsync),
        Create("DeleteLifecyclePolicy", EcrApiJson.Default.DeleteLifecyclePolicyRequest, EcrApiJson.Default.DeleteLifecyclePolicyResponse, DeleteAsync),
    ];

    private ValueTask<PutLifecyclePolicyResponse> PutAsync(CallContext call, PutLifecyclePolicyRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        LifecyclePolicyReader.Read(input.LifecyclePolicyText!);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var repository = EcrContext.Known(tx, registry, input.RepositoryName!).Name;
            tx.Put(EcrTables.LifecyclePolicies, new LifecyclePolicyRecord(repository, input.LifecyclePolicyText!, null));
            return new PutLifecyclePolicyResponse
            {
                RegistryId = registry.Account,
                RepositoryName = repository,
                LifecyclePolicyText = input.LifecyclePolicyText,
            };
        });
    }

    private ValueTask<GetLifecyclePolicyResponse> GetAsync(CallContext call, GetLifecyclePolicyRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).ReadAsync(view =>
        {
            var policy = Known(view, registry, input.RepositoryName!);
            return new GetLifecyclePolicyResponse
            {
                RegistryId = registry.Account,
                RepositoryName = policy.Repository,
                LifecyclePolicyText = policy.Text,
                LastEvaluatedAt = policy.LastEvaluatedAt ?? NeverEvaluated,
            };
        });
    }

    private ValueTask<DeleteLifecyclePolicyResponse> DeleteAsync(CallContext call, DeleteLifecyclePolicyRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var policy = Known(tx, registry, input.RepositoryName!);
            tx.Remove(EcrTables.LifecyclePolicies, policy.Repository);
            return new DeleteLifecyclePolicyResponse
            {
                RegistryId = registry.Account,
                RepositoryName = policy.Repository,
                LifecyclePolicyText = policy.Text,
                LastEvaluatedAt = policy.LastEvaluatedAt ?? NeverEvaluated,
            };
        });
    }

    private static LifecyclePolicyRecord Known(View view, RegistryScope registry, string repository) =>
        view.Get(EcrTables.LifecyclePolicies, EcrContext.Known(view, registry, repository).Name)
        ?? throw EcrErrors.LifecyclePolicyNotFound(registry, repository);
}
