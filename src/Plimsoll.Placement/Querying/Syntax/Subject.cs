using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>What stands on the left of an operator: knows which operators it takes and what its arguments must be.</summary>
internal abstract class Subject(string name)
{
    public sealed override string ToString() => name;

    public abstract bool Allows(Operator op);

    /// <exception cref="ClusterQueryException">An argument is not of the subject's type.</exception>
    public abstract Term Compare(Operator op, Argument[] arguments);
}
