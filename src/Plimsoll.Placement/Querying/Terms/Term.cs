namespace Plimsoll.Placement.Querying.Terms;

/// <summary>A node of a parsed expression.</summary>
internal abstract class Term
{
    public abstract FactKinds DependsOn { get; }

    /// <summary>Names of the attributes it reads.</summary>
    public virtual IEnumerable<string> Attributes => [];

    /// <summary>Canonical text, which parses to an equal term.</summary>
    public abstract override string ToString();

    public abstract bool Evaluate(IInstanceFacts facts);
}
