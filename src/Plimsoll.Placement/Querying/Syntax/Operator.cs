namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>The comparison operators of the language, each with its aliases folded into one.</summary>
internal enum Operator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Match,
    NotMatch,
    In,
    NotIn,
    Exists,
    NotExists,
}
