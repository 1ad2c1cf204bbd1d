using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>What policies would decide (spec/roles-credentials.md §10, "simulation"). Nothing is done.</summary>
internal sealed class SimulationApi(IamContext context, Pages pages)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("SimulateCustomPolicy", IamApiJson.Default.SimulateCustomPolicyRequest, IamApiJson.Default.SimulatePolicyResponse, CustomAsync),
        Create("SimulatePrincipalPolicy", IamApiJson.Default.SimulatePrincipalPolicyRequest, IamApiJson.Default.SimulatePolicyResponse, PrincipalAsync),
        Create("GetContextKeysForCustomPolicy", IamApiJson.Default.GetContextKeysForCustomPolicyRequest, IamApiJson.Default.ContextKeysResponse, (_, input) =>
            new(Keys(SimulationPolicies.Given(input.PolicyInputList, "PolicyInputList")))),
        Create("GetContextKeysForPrincipalPolicy", IamApiJson.Default.GetContextKeysForPrincipalPolicyRequest, IamApiJson.Default.ContextKeysResponse, KeysAsync),
    ];

    private ValueTask<SimulatePolicyResponse> CustomAsync(CallContext call, SimulateCustomPolicyRequest input)
    {
        var policies = new PolicySet { Identity = SimulationPolicies.Given(input.PolicyInputList, "PolicyInputList") };
        return new(Simulate(call, "SimulateCustomPolicy", input, SimulationPolicies.Nobody(call.Account), policies, []));
    }

    private async ValueTask<SimulatePolicyResponse> PrincipalAsync(CallContext call, SimulatePrincipalPolicyRequest input)
    {
        var (principal, policies, tags) = await context.ReadAsync(call, view => SimulationPolicies.Of(view, call.Account, input.PolicySourceArn!));
        var excluded = input.PolicyExclusionList ?? [];
        var asked = policies with
        {
            Identity =
            [
                .. policies.Identity.Where(one => !excluded.Any(name => name == one.Id || name.EndsWith($"/{one.Id}", StringComparison.Ordinal))),
                .. SimulationPolicies.Given(input.PolicyInputList, "PolicyInputList"),
            ],
        };
        return Simulate(call, $"SimulatePrincipalPolicy {input.PolicySourceArn}", input, principal, asked, tags);
    }

    private async ValueTask<ContextKeysResponse> KeysAsync(CallContext call, GetContextKeysForPrincipalPolicyRequest input)
    {
        var (_, policies, _) = await context.ReadAsync(call, view => SimulationPolicies.Of(view, call.Account, input.PolicySourceArn!));
        return Keys([.. policies.Identity, .. SimulationPolicies.Given(input.PolicyInputList, "PolicyInputList")]);
    }

    private SimulatePolicyResponse Simulate(
        CallContext call, string query, ISimulation input, Principal principal, PolicySet policies, IReadOnlyList<TagValue> tags)
    {
        var boundaries = SimulationPolicies.Given(input.PermissionsBoundaryPolicyInputList, "PermissionsBoundaryPolicyInputList");
        var caller = input.CallerArn is { } arn ? Caller(arn) : principal;
        var asked = policies with
        {
            Boundary = boundaries.Count > 0 ? boundaries[0] : policies.Boundary,
            Resource = SimulationPolicies.GivenOfResource(input.ResourcePolicy),
            ResourceAccount = input.ResourceOwner is { } owner ? AccountOf(owner) : null,
        };
        var keys = new SimulationKeys(caller, tags, input.ContextEntries ?? []);
        if (input.ActionNames!.FirstOrDefault(name => name.Split(':') is not [{ Length: > 0 }, { Length: > 0 }] || name.Contains('*', StringComparison.Ordinal)) is { } wrong)
        {
            throw IamErrors.InvalidInput($"Invalid Action: {wrong} is not the full name of an action.");
        }

        var cases = input.ActionNames!.SelectMany(_ => input.ResourceArns is { Count: > 0 } given ? given : ["*"], (action, resource) => (action, resource))
            .Select((one, at) => (one.action, one.resource, Key: $"{at:D8}")).ToList();
        var bound = $"{query} {string.Join(' ', input.ActionNames!)} {string.Join(' ', input.ResourceArns ?? [])}";
        var (items, next) = pages.Cut(call, bound, input.MaxItems, input.Marker, cases, one => one.Key);
        return new SimulatePolicyResponse
        {
            EvaluationResults = [.. items.Select(one => SimulationView.Of(new AccessRequest(caller, one.action, one.resource) { Context = keys }, asked, input.ResourceArns is { Count: > 0 }))],
            IsTruncated = next is not null,
            Marker = next,
        };
    }

    private static ContextKeysResponse Keys(IReadOnlyList<SourcedPolicy> policies) => new()
    {
        ContextKeyNames = [.. policies.SelectMany(one => one.Document.ContextKeys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
    };

    private static Principal Caller(string arn) =>
        Wire.Arns.Arn.TryParse(arn, out var read) && read is { Service: "iam", Region: "" } && read.Resource.StartsWith("user/", StringComparison.Ordinal)
            ? new Principal(PrincipalKind.User, read.Account, arn, "")
            : throw IamErrors.InvalidInput($"Invalid Caller Arn: {arn} is not the ARN of a user.");

    private static string AccountOf(string owner) => Wire.Arns.Arn.TryParse(owner, out var arn) ? arn.Account : owner;
}
