namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>Changes one place of a good input.</summary>
/// <param name="random">Chance.</param>
/// <param name="generator">Makes what goes there instead.</param>
internal sealed class Mutation(Random random, Generator generator)
{
    private int _left;

    public Value One(Value value)
    {
        _left = random.Next(Count(value));
        return Change(value);
    }

    private static int Count(Value value) => 1 + value switch
    {
        Value.Items items => items.Values.Sum(Count),
        Value.Members members => members.Values.Sum(member => Count(member.Value)),
        _ => 0,
    };

    private Value Change(Value value)
    {
        if (_left-- == 0)
        {
            return Other(value);
        }

        return value switch
        {
            Value.Items items => new Value.Items([.. items.Values.Select(Change)]),
            Value.Members members => new Value.Members([.. members.Values.Select(member => (member.Name, Change(member.Value)))]),
            _ => value,
        };
    }

    private IEnumerable<(string, Value)> Without(IReadOnlyList<(string, Value)> members)
    {
        var gone = random.Next(members.Count);
        return members.Where((_, place) => place != gone);
    }

    private Value Other(Value value) => (value, random.Next(6)) switch
    {
        (_, 0) => generator.Nonsense(),
        (Value.Items items, < 3) => new Value.Items([.. items.Values, .. items.Values]),
        (Value.Items items, _) => new Value.Items([.. items.Values.Skip(1)]),
        (Value.Members { Values: [var first, ..] } members, < 3) => new Value.Members([.. members.Values, first]),
        (Value.Members { Values.Count: > 0 } members, _) => new Value.Members([.. Without(members.Values)]),
        (Value.Raw, _) => new Value.Raw(generator.AnyNumber()),
        _ => new Value.Words(generator.AnyText()),
    };
}
