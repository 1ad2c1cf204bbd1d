using Plimsoll.Cells;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>Which rule a repository stands under.</summary>
internal static class PullThroughRules
{
    /// <summary>The rule with the longest prefix of the name, and the name upstream; null for a repository under none.</summary>
    public static (PullThroughRuleRecord Rule, string Name)? Find(View view, string repository)
    {
        (PullThroughRuleRecord Rule, string Name)? found = null;
        foreach (var rule in view.All(EcrTables.PullThroughRules))
        {
            if (rule.UpstreamNameOf(repository) is { } name && (found is null || Length(rule) > Length(found.Value.Rule)))
            {
                found = (rule, name);
            }
        }

        return found;
    }

    private static int Length(PullThroughRuleRecord rule) => rule.Prefix == PullThroughRuleRecord.Root ? 0 : rule.Prefix.Length;
}
