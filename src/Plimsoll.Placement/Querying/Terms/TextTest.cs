using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>An operator and its arguments, ready to test a text that is present.</summary>
internal abstract class TextTest
{
    public static TextTest Create(Operator op, Argument[] arguments) => op switch
    {
        Operator.Equal => new EqualTest(arguments[0].Text),
        Operator.NotEqual => new NotEqualTest(arguments[0].Text),
        Operator.In or Operator.NotIn => new ListTest(op, [.. arguments.Select(argument => argument.Text)]),
        Operator.Match or Operator.NotMatch => new MatchTest(op, arguments[0]),
        _ => new TextOrderTest(op, arguments[0].Text),
    };

    public abstract bool Accepts(string value);
}
