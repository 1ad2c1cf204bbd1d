using CsCheck;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>
/// A syntax tree of the language with its answer and several ways to write it: as few parentheses as precedence allows, words or
/// symbols, any case, any spacing. Written from the grammar of the specification, not from the parser.
/// </summary>
internal abstract record Grammar
{
    private const int Or = 0;
    private const int And = 1;
    private const int Unary = 2;

    private static Gen<Grammar> Leaf { get; } = Gen.OneOf(
        ("attribute:stack", "==", "prod", true), ("attribute:stack", "!=", "prod", false), ("attribute:absent", "!=", "x", false),
        ("attribute:size", ">", "9", true), ("attribute:size", "<=", "9", false), ("agentVersion", ">=", "1.14", true),
        ("agentVersion", "<", "1.9.0", false), ("agentConnected", "==", "true", true), ("task:group", "==", "family:web", true),
        ("runningTasksCount", "<", "2", false), ("registeredAt", "<", "2018-07-01", true), ("ec2InstanceId", "=~", "i-.*", true),
        ("attribute:ecs.instance-type", "!~", "t2.*", false), ("attribute:stack", "=~", "p.*d", true))
        .Select(leaf => (Grammar)new Comparison(leaf.Item1, leaf.Item2, leaf.Item3, leaf.Item4));

    public static Gen<Grammar> Any { get; } = Gen.Recursive<Grammar>((depth, inner) => depth >= 5
        ? Leaf
        : Gen.Frequency(
            (3, Leaf),
            (2, Gen.Select(inner, one => (Grammar)new Negation(one))),
            (2, Gen.Select(inner, inner, (a, b) => (Grammar)new Chain(false, [a, b]))),
            (2, Gen.Select(inner, inner, inner, (a, b, c) => (Grammar)new Chain(true, [a, b, c])))));

    public abstract bool Answer { get; }

    /// <summary>Writes it; <paramref name="dice"/> decides wherever the grammar leaves a choice.</summary>
    public string Write(IChance dice) => Space(dice) + Write(dice, Or) + Space(dice);

    protected abstract string Write(IChance dice, int binding);

    private static string Space(IChance dice) => dice.Next(4) switch { 0 => " ", 1 => "\t", 2 => "  ", _ => "" };

    private static string Case(string word, IChance dice) => dice.Next(3) == 0 ? word.ToUpperInvariant() : word;

    private static string Wrap(string text, bool needed, IChance dice) => needed || dice.Next(5) == 0 ? $"({Space(dice)}{text}{Space(dice)})" : text;

    private sealed record Comparison(string Subject, string Operator, string Value, bool Holds) : Grammar
    {
        public override bool Answer => Holds;

        protected override string Write(IChance dice, int binding)
        {
            var value = dice.Next(3) switch { 0 => $"'{Value}'", 1 => $"\"{Value}\"", _ => Value };
            var text = dice.Next(2) == 0 ? $"{Subject}{Space(dice)}{Operator}{Space(dice)}{value}" : $"{Subject} {Case(Word, dice)} {value}";

            // A bare value runs up to a space or a bracket.
            return Wrap(text + " ", false, dice);
        }

        private string Word => Operator switch
        {
            "==" => "equals",
            "!=" => "not_equals",
            ">" => "greater_than",
            ">=" => "greater_than_equal",
            "<" => "less_than",
            "<=" => "less_than_equal",
            "=~" => "matches",
            _ => "not_matches",
        };
    }

    private sealed record Negation(Grammar Inner) : Grammar
    {
        public override bool Answer => !Inner.Answer;

        protected override string Write(IChance dice, int binding) => dice.Next(2) == 0
            ? $"!{Space(dice)}{Wrap(Inner.Write(dice, Unary), false, dice)}"
            : $"{Case("not", dice)}{(dice.Next(2) == 0 ? " " : "")}({Inner.Write(dice, Or)})";
    }

    private sealed record Chain(bool IsAnd, IReadOnlyList<Grammar> Parts) : Grammar
    {
        public override bool Answer => IsAnd ? Parts.All(part => part.Answer) : Parts.Any(part => part.Answer);

        protected override string Write(IChance dice, int binding)
        {
            var own = IsAnd ? And : Or;
            var joined = Parts[0].Write(dice, own);
            foreach (var part in Parts.Skip(1))
            {
                joined += (dice.Next(2) == 0, IsAnd) switch
                {
                    (true, true) => $"{Space(dice)}&&{Space(dice)}",
                    (true, false) => $"{Space(dice)}||{Space(dice)}",
                    (false, true) => $" {Case("and", dice)} ",
                    (false, false) => $" {Case("or", dice)} ",
                };
                joined += part.Write(dice, own);
            }

            return Wrap(joined, binding > own, dice);
        }
    }
}
