using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>Compares values that have an order: true when both can be read and their order is right.</summary>
internal sealed class OrderedValue<T>(T? expected, Func<string, T?> read, Func<int, bool> right) : ConditionValue
    where T : struct, IComparable<T>
{
    public override bool Matches(string given, AccessRequest request) =>
        expected is { } value && read(given) is { } other && right(other.CompareTo(value));
}
