using System.Diagnostics.CodeAnalysis;
using Plimsoll.Placement.Querying.Syntax;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying;

/// <summary>
/// An expression of the cluster query language, parsed once: what <c>memberOf</c> constraints and
/// <c>ListContainerInstances --filter</c> are written in. Immutable.
/// Rules: <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html"/>.
/// </summary>
public sealed class ClusterQuery : IEquatable<ClusterQuery>
{
    /// <summary>The longest expression that ECS accepts, in characters.</summary>
    public const int MaxLength = 2000;

    private readonly string _canonical;

    internal ClusterQuery(Term root)
    {
        Root = root;
        _canonical = root.ToString();
    }

    internal Term Root { get; }

    /// <summary>Conditions that must all hold, taken apart as far as the expression lets them.</summary>
    internal IEnumerable<Term> Conditions => Split(Root);

    /// <summary>What the answer depends on: static facts of the instance, or the tasks on it.</summary>
    internal FactKinds DependsOn => Root.DependsOn;

    /// <summary>Parses an expression.</summary>
    /// <exception cref="ClusterQueryException">It is empty, too long or not in the language.</exception>
    public static ClusterQuery Parse(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new ClusterQuery(QueryParser.Parse(expression));
    }

    /// <summary>Parses an expression, or says what is wrong with it and where.</summary>
    public static bool TryParse(
        string expression,
        [NotNullWhen(true)] out ClusterQuery? query,
        [NotNullWhen(false)] out ClusterQueryException? error)
    {
        try
        {
            query = Parse(expression);
            error = null;
            return true;
        }
        catch (ClusterQueryException e)
        {
            query = null;
            error = e;
            return false;
        }
    }

    /// <summary>Whether the instance satisfies the expression.</summary>
    public bool Matches(IInstanceFacts facts) => Root.Evaluate(facts);

    /// <summary>The expression in canonical form: symbols for operators, one space between tokens, quotes where needed.</summary>
    public override string ToString() => _canonical;

    /// <inheritdoc/>
    public bool Equals(ClusterQuery? other) => other is not null && other._canonical == _canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClusterQuery);

    /// <inheritdoc/>
    public override int GetHashCode() => _canonical.GetHashCode(StringComparison.Ordinal);

    private static IEnumerable<Term> Split(Term term) => term is AllOf all ? all.Parts.SelectMany(Split) : [term];
}
