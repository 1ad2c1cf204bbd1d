using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Those whose pulls are not recorded.</summary>
internal sealed class PullExclusionsApi(EcrContext context)
{
    private const int Most = 100;
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "RegisterPullTimeUpdateExclusion", EcrApiJson.Default.RegisterPullTimeUpdateExclusionRequest,
            EcrApiJson.Default.RegisterPullTimeUpdateExclusionResponse, RegisterAsync),
        Create(
            "DeregisterPullTimeUpdateExclusion", EcrApiJson.Default.DeregisterPullTimeUpdateExclusionRequest,
            EcrApiJson.Default.DeregisterPullTimeUpdateExclusionResponse, DeregisterAsync),
        Create(
            "ListPullTimeUpdateExclusions", EcrApiJson.Default.ListPullTimeUpdateExclusionsRequest,
            EcrApiJson.Default.ListPullTimeUpdateExclusionsResponse, ListAsync),
    ];

    private ValueTask<RegisterPullTimeUpdateExclusionResponse> RegisterAsync(CallContext call, RegisterPullTimeUpdateExclusionRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).WriteAsync(tx =>
        {
            if (tx.Get(EcrTables.PullExclusions, input.PrincipalArn!) is not null)
            {
                throw EcrErrors.ExclusionAlreadyExists(registry, input.PrincipalArn!);
            }

            if (tx.Count(EcrTables.PullExclusions) >= Most)
            {
                throw EcrErrors.TooManyExclusions(Most);
            }

            var exclusion = new PullExclusionRecord(input.PrincipalArn!, context.Now);
            tx.Put(EcrTables.PullExclusions, exclusion);
            return new RegisterPullTimeUpdateExclusionResponse { PrincipalArn = exclusion.PrincipalArn, CreatedAt = exclusion.CreatedAt };
        });
    }

    private ValueTask<DeregisterPullTimeUpdateExclusionResponse> DeregisterAsync(CallContext call, DeregisterPullTimeUpdateExclusionRequest input)
    {
        var registry = EcrContext.Registry(call, null);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var exclusion = tx.Get(EcrTables.PullExclusions, input.PrincipalArn!) ?? throw EcrErrors.ExclusionNotFound(registry, input.PrincipalArn!);
            tx.Remove(EcrTables.PullExclusions, exclusion.PrincipalArn);
            return new DeregisterPullTimeUpdateExclusionResponse { PrincipalArn = exclusion.PrincipalArn };
        });
    }

    private ValueTask<ListPullTimeUpdateExclusionsResponse> ListAsync(CallContext call, ListPullTimeUpdateExclusionsRequest input) =>
        context.Cell(EcrContext.Registry(call, null)).ReadAsync(view =>
        {
            var (page, next) = _pages.Cut(
                call, "ListPullTimeUpdateExclusions", input.MaxResults, input.NextToken,
                after => view.In(EcrTables.PullExclusionsInOrder, "", after), exclusion => exclusion.PrincipalArn);
            return new ListPullTimeUpdateExclusionsResponse { PullTimeUpdateExclusions = [.. page.Select(exclusion => exclusion.PrincipalArn)], NextToken = next };
        });
}
