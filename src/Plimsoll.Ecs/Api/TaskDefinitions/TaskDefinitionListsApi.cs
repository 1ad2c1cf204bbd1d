using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>Lists task definitions and families (spec/tasks-services.md §3, §15).</summary>
internal sealed class TaskDefinitionListsApi(EcsContext context)
{
    private readonly Pages _pages = new(context.Tokens);

    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create(
            "ListTaskDefinitions",
            EcsApiJson.Default.ListTaskDefinitionsRequest,
            EcsApiJson.Default.ListTaskDefinitionsResponse,
            ListAsync,
            (_, _) => EcsNeeds.Any("ListTaskDefinitions")),
        Operation.Create(
            "ListTaskDefinitionFamilies",
            EcsApiJson.Default.ListTaskDefinitionFamiliesRequest,
            EcsApiJson.Default.ListTaskDefinitionFamiliesResponse,
            ListFamiliesAsync,
            (_, _) => EcsNeeds.Any("ListTaskDefinitionFamilies")),
    ];

    private ValueTask<ListTaskDefinitionsResponse> ListAsync(CallContext call, ListTaskDefinitionsRequest input)
    {
        var status = input.Status ?? DefinitionStatuses.Active;
        var byFamily = !string.IsNullOrEmpty(input.FamilyPrefix);
        var index = byFamily ? EcsTables.DefinitionsByFamily : EcsTables.DefinitionsByStatus;
        var group = byFamily ? $"{input.FamilyPrefix} {status}" : status;
        return context.Cell(call).ReadAsync(view =>
        {
            var (items, next) = _pages.Cut(
                call,
                $"ListTaskDefinitions {input.FamilyPrefix} {status} {input.Sort}",
                input.MaxResults,
                input.NextToken,
                after => input.Sort == "DESC" ? view.InDescending(index, group, after) : view.In(index, group, after),
                record => record.Key);
            return new ListTaskDefinitionsResponse
            {
                TaskDefinitionArns = [.. items.Select(record => record.Definition.TaskDefinitionArn!)],
                NextToken = next,
            };
        });
    }

    private ValueTask<ListTaskDefinitionFamiliesResponse> ListFamiliesAsync(CallContext call, ListTaskDefinitionFamiliesRequest input)
    {
        var prefix = input.FamilyPrefix ?? "";
        return context.Cell(call).ReadAsync(view =>
        {
            var (items, next) = _pages.Cut(
                call,
                $"ListTaskDefinitionFamilies {prefix} {input.Status}",
                input.MaxResults,
                input.NextToken,
                after => Families(view, prefix, after).Where(family => Matches(view, family, input.Status)),
                family => family);
            return new ListTaskDefinitionFamiliesResponse { Families = items, NextToken = next };
        });
    }

    private static IEnumerable<string> Families(View view, string prefix, string? after)
    {
        // The index begins after a key, and a family may be the prefix itself.
        if (after is null && view.Get(EcsTables.Families, prefix) is not null)
        {
            yield return prefix;
        }

        foreach (var family in view.In(EcsTables.FamiliesInOrder, "", after ?? prefix)
            .TakeWhile(family => family.Family.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return family.Family;
        }
    }

    // A family is INACTIVE when it has revisions and none of them is ACTIVE; one whose revisions are all deleted is not there.
    private static bool Matches(View view, string family, string? status)
    {
        var active = view.Count(EcsTables.DefinitionsByFamily, $"{family} {DefinitionStatuses.Active}") > 0;
        var inactive = !active && view.Count(EcsTables.DefinitionsByFamily, $"{family} {DefinitionStatuses.Inactive}") > 0;
        return status switch
        {
            "ACTIVE" => active,
            "INACTIVE" => inactive,
            _ => active || inactive,
        };
    }
}
