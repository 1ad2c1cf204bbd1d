using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>!= X</c>: present and different.</summary>
internal sealed class NotEqualTest(string unwanted) : TextTest
{
    public override bool Accepts(string value) => value != unwanted;

    public override string ToString() => $"!= {Argument.Print(unwanted)}";
}
