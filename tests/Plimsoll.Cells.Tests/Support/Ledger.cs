using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells.Tests.Support;

/// <summary>Derived state: sum of the values of each group.</summary>
internal sealed class Ledger : IDerived
{
    public Dictionary<string, long> Sums { get; } = new(StringComparer.Ordinal);

    public void Apply(Table table, object? old, object? @new)
    {
        Add(old as Item, -1);
        Add(@new as Item, 1);
    }

    private void Add(Item? item, int sign)
    {
        if (item?.Group is { } group)
        {
            Sums[group] = Sums.GetValueOrDefault(group) + (sign * (item.Value + 1));
            if (Sums[group] == 0)
            {
                Sums.Remove(group);
            }
        }
    }
}
