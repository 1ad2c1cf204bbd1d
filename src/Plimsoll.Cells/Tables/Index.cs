namespace Plimsoll.Cells.Tables;

/// <summary>A secondary index of a table.</summary>
public abstract class Index
{
    private protected Index(Table table, int slot) => (Table, Slot) = (table, slot);

    internal Table Table { get; }

    internal int Slot { get; }

    internal abstract string? GroupOf(object record);
}

/// <summary>Records of a table by group, within a group in the order of their keys.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class Index<T> : Index
    where T : class
{
    private readonly Func<T, string?> _group;

    internal Index(Table<T> table, int slot, Func<T, string?> group)
        : base(table, slot) => _group = group;

    internal override string? GroupOf(object record) => _group((T)record);
}
