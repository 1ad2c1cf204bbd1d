namespace Plimsoll.Placement.Querying.Terms;

/// <summary>Holds when some task on the instance has a group that passes the test.</summary>
internal sealed class TaskGroupTerm(TextTest test) : Term
{
    public override FactKinds DependsOn => FactKinds.Tasks;

    public override bool Evaluate(IInstanceFacts facts)
    {
        // The common case, affinity to one group, needs no walk over the tasks.
        if (test is EqualTest equal)
        {
            return facts.HasTaskInGroup(equal.Wanted);
        }

        foreach (var group in facts.TaskGroups)
        {
            if (test.Accepts(group))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => $"task:group {test}";
}
