namespace Plimsoll.Cells.Tables;

/// <summary>The records of a table by group: which there are (<see cref="Index{T}"/>), or only how many (<see cref="Tally{T}"/>).</summary>
public abstract class Index
{
    private protected Index(Table table, int slot) => (Table, Slot) = (table, slot);

    internal Table Table { get; }

    internal int Slot { get; }

    internal abstract string? GroupOf(object record);

    internal abstract IGroups NewGroups();
}

/// <summary>What an index and a tally share: how a record tells its group.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class Grouping<T> : Index
    where T : class
{
    private readonly Func<T, string?> _group;

    private protected Grouping(Table<T> table, int slot, Func<T, string?> group)
        : base(table, slot) => _group = group;

    internal override string? GroupOf(object record) => _group((T)record);
}

/// <summary>Records of a table by group, within a group in the order of their keys.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class Index<T> : Grouping<T>
    where T : class
{
    internal Index(Table<T> table, int slot, Func<T, string?> group)
        : base(table, slot, group)
    {
    }

    internal override IGroups NewGroups() => new KeyGroups();
}

/// <summary>How many records of a table there are by group: for who never asks which.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class Tally<T> : Grouping<T>
    where T : class
{
    internal Tally(Table<T> table, int slot, Func<T, string?> group)
        : base(table, slot, group)
    {
    }

    internal override IGroups NewGroups() => new CountGroups();
}
