using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>== X</c>, case-sensitive.</summary>
internal sealed class EqualTest(string wanted) : TextTest
{
    public string Wanted => wanted;

    public override bool Accepts(string value) => value == wanted;

    public override string ToString() => $"== {Argument.Print(wanted)}";
}
