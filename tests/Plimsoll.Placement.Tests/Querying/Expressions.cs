using CsCheck;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Generates expressions of the language, each with what it should answer about <see cref="Facts"/>.</summary>
internal static class Expressions
{
    private static readonly Gen<(string Text, bool Answer)> Leaf = Gen.OneOf(
        ("attribute:stack == prod", true), ("attribute:stack != prod", false), ("attribute:absent != prod", false),
        ("attribute:stack in [test, prod]", true), ("attribute:stack !in [test, 'prod']", false), ("attribute:flag exists", true),
        ("attribute:absent !exists", true), ("attribute:ecs.instance-type =~ t2.*", true), ("attribute:ecs.instance-type !~ 't(2|3).*'", false),
        ("attribute:size > 9", true), ("attribute:size <= 9", false), ("agentVersion >= 1.14", true), ("agentVersion < 1.9.0", false),
        ("agentConnected == true", true), ("agentConnected != true", false), ("registeredAt < 2018-07-01", true),
        ("registeredAt > 2018-07-01T00:00:00Z", false), ("runningTasksCount == 2", true), ("runningTasksCount > 2", false),
        ("task:group == family:web", true), ("task:group in [x, y]", false), ("ec2InstanceId =~ 'i-[a-z]{4}[0-9]{4}'", true),
        ("ec2InstanceId == i-none", false), ("attribute:spaced == \"hello world\"", true));

    /// <summary>Fully parenthesised, so that the expected answer does not rest on precedence.</summary>
    public static Gen<(string Text, bool Answer)> Any { get; } = Gen.Recursive<(string Text, bool Answer)>((depth, inner) =>
        depth >= 4
            ? Leaf
            : Gen.Frequency(
                (3, Leaf),
                (1, inner.Select(one => ($"not({one.Text})", !one.Answer))),
                (1, inner.Select(one => ($"!({one.Text})", !one.Answer))),
                (2, Gen.Select(inner, inner, (a, b) => ($"({a.Text}) and ({b.Text})", a.Answer && b.Answer))),
                (1, Gen.Select(inner, inner, (a, b) => ($"({a.Text})&&({b.Text})", a.Answer && b.Answer))),
                (2, Gen.Select(inner, inner, (a, b) => ($"({a.Text}) or ({b.Text})", a.Answer || b.Answer))),
                (1, Gen.Select(inner, inner, (a, b) => ($"({a.Text}) || ({b.Text})", a.Answer || b.Answer)))));
}
