using CsCheck;
using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Random comparisons about random instances answer what the rules' table says.</summary>
public sealed class ReferenceLanguageTests
{
    private static readonly string[] TextOperators = ["==", "equals", "!=", "not_equals", "in", "!in", "not_in", "=~", "matches", "!~", "not_matches"];
    private static readonly string[] OrderOperators =
        ["==", "!=", ">", ">=", "<", "<=", "equals", "not_equals", "greater_than", "greater_than_equal", "less_than", "less_than_equal"];

    private static readonly string[] ExistenceOperators = ["exists", "!exists", "not_exists"];
    private static readonly string[] Values = ["a", "b", "ab", "10", "9", "9.5", "A", "a b", "x/y", "it's", "t2.small", ""];
    private static readonly string[] Patterns = ["a.*", ".*b", "[0-9]+", "a|b", ".", "t2\\..*", "(?i)a", "x"];
    private static readonly string[] Versions = ["1", "1.2", "1.2.3", "1.10", "2.0.0", "1.2.0.1"];
    private static readonly string[] Dates = ["2026-01-01", "2026-01-02", "2026-01-01T12:00:00Z", "2026-01-01T12:00:00", "2026-01-01T13:00:00+01:00"];

    private static readonly Gen<Facts> AnyFacts = Gen.Select(
        Gen.OneOf(Versions), Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 40], Gen.OneOf(Values).Array[0, 3], Gen.OneOf(Values), Gen.Int[0, 3],
        (version, connected, running, hours, groups, value, shape) => new Facts
        {
            AgentVersion = running == 3 ? null : version,
            AgentConnected = connected,
            RunningTasksCount = running,
            RegisteredAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours),
            Groups = groups,
            Ec2InstanceId = shape == 3 ? null : value,
            Attributes = shape switch
            {
                0 => new Dictionary<string, string?>(),
                1 => new Dictionary<string, string?> { ["x"] = null },
                _ => new Dictionary<string, string?> { ["x"] = value },
            },
        });

    private static readonly Gen<ReferenceComparison> AnyComparison = Gen.OneOf(
        Texts("attribute:x"), Texts("ec2InstanceId"), Texts("task:group"),
        Ordered("attribute:x", Values), Ordered("agentVersion", Versions), Ordered("registeredAt", Dates), Ordered("runningTasksCount", ["0", "1", "2", "3"]),
        Gen.OneOf(ExistenceOperators).Select(op => new ReferenceComparison("attribute:x", op)),
        Gen.Select(Gen.OneOf("==", "!=", "equals", "not_equals"), Gen.OneOf("true", "false"), (op, value) => new ReferenceComparison("agentConnected", op, value)));

    [Fact]
    public void Every_comparison_answers_what_the_table_says() => Gen.Select(AnyComparison, AnyFacts).Sample(
        (comparison, facts) => ClusterQuery.Parse(comparison.ToString()).Matches(facts) == comparison.Answer(facts), iter: 30_000);

    [Fact]
    public void Every_comparison_printed_and_parsed_again_answers_the_same() => Gen.Select(AnyComparison, AnyFacts).Sample(
        (comparison, facts) =>
        {
            var query = ClusterQuery.Parse(comparison.ToString());
            return ClusterQuery.Parse(query.ToString()).Matches(facts) == query.Matches(facts) && query.Equals(ClusterQuery.Parse(query.ToString()));
        },
        iter: 10_000);

    [Fact]
    public void Not_turns_every_answer_round() => Gen.Select(AnyComparison, AnyFacts).Sample(
        (comparison, facts) => ClusterQuery.Parse($"not({comparison})").Matches(facts) == !comparison.Answer(facts), iter: 5_000);

    [Fact]
    public void And_and_or_need_both_and_either() => Gen.Select(AnyComparison, AnyComparison, AnyFacts).Sample(
        (one, other, facts) => ClusterQuery.Parse($"{one} and {other}").Matches(facts) == (one.Answer(facts) && other.Answer(facts))
            && ClusterQuery.Parse($"{one} or {other}").Matches(facts) == (one.Answer(facts) || other.Answer(facts)),
        iter: 5_000);

    [Fact]
    public void Precedence_without_parentheses_is_not_then_and_then_or() => Gen.Select(AnyComparison, AnyComparison, AnyComparison, AnyFacts).Sample(
        (a, b, c, facts) => ClusterQuery.Parse($"not {a} and {b} or {c}").Matches(facts)
            == ((!a.Answer(facts) && b.Answer(facts)) || c.Answer(facts)),
        iter: 5_000);

    private static Gen<ReferenceComparison> Texts(string subject) => Gen.Select(
        Gen.OneOf(TextOperators), Gen.OneOf(Values).Array[1, 3], Gen.OneOf(Patterns),
        (op, values, pattern) => op is "=~" or "!~" or "matches" or "not_matches"
            ? new ReferenceComparison(subject, op, pattern)
            : new ReferenceComparison(subject, op, op.EndsWith("in", StringComparison.Ordinal) ? values : [values[0]]));

    private static Gen<ReferenceComparison> Ordered(string subject, string[] values) =>
        Gen.Select(Gen.OneOf(OrderOperators), Gen.OneOf(values), (op, value) => new ReferenceComparison(subject, op, value));
}
