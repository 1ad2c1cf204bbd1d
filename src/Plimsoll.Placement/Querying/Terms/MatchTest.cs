using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>=~ X</c> and <c>!~ X</c>: the whole text matches, or does not match, a Java regular expression.</summary>
internal sealed class MatchTest : TextTest
{
    private readonly Operator _op;
    private readonly string _pattern;
    private readonly JavaPattern _compiled;

    public MatchTest(Operator op, Argument argument)
    {
        _op = op;
        _pattern = argument.Text;
        _compiled = JavaPattern.Compile(argument);
    }

    public override bool Accepts(string value) => _compiled.Matches(value) is { } matches && matches == (_op == Operator.Match);

    public override string ToString() => $"{_op.Symbol()} {Argument.Print(_pattern)}";
}
