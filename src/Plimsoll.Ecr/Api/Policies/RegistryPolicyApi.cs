using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Policies;

/// <summary>The policy of the registry (spec/ecr.md §6).</summary>
internal sealed class RegistryPolicyApi(EcrContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("PutRegistryPolicy", EcrApiJson.Default.PutRegistryPolicyRequest, EcrApiJson.Default.PutRegistryPolicyResponse, PutAsync),
        Create("GetRegistryPolicy", EcrApiJson.Default.GetRegistryPolicyRequest, EcrApiJson.Default.GetRegistryPolicyResponse, GetAsync),
        Create("DeleteRegistryPolicy", EcrApiJson.Default.DeleteRegistryPolicyRequest, EcrApiJson.Default.DeleteRegistryPolicyResponse, DeleteAsync),
    ];

    private ValueTask<PutRegistryPolicyResponse> PutAsync(CallContext call, PutRegistryPolicyRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        EcrPolicies.CheckRegistry(input.PolicyText!);
        return context.Cell(registry).WriteAsync(tx =>
        {
            tx.Put(EcrTables.RegistryPolicies, new RegistryPolicyRecord(input.PolicyText!));
            return new PutRegistryPolicyResponse { RegistryId = registry.Account, PolicyText = input.PolicyText };
        });
    }

    private ValueTask<GetRegistryPolicyResponse> GetAsync(CallContext call, GetRegistryPolicyRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).ReadAsync(view => new GetRegistryPolicyResponse
        {
            RegistryId = registry.Account,
            PolicyText = Known(view, registry).Text,
        });
    }

    private ValueTask<DeleteRegistryPolicyResponse> DeleteAsync(CallContext call, DeleteRegistryPolicyRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var policy = Known(tx, registry);
            tx.Remove(EcrTables.RegistryPolicies, RegistryPolicyRecord.Key);
            return new DeleteRegistryPolicyResponse { RegistryId = registry.Account, PolicyText = policy.Text };
        });
    }

    private static RegistryPolicyRecord Known(View view, RegistryScope registry) =>
        view.Get(EcrTables.RegistryPolicies, RegistryPolicyRecord.Key) ?? throw EcrErrors.RegistryPolicyNotFound(registry);
}
