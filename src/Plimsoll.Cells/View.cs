using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>What a cell holds, seen from inside its lock. Sequences are lazy: use them up before returning.</summary>
public class View
{
    private protected View(Contents contents) => Contents = contents;

    private protected Contents Contents { get; }

    /// <summary>The record of a key, or null.</summary>
    public T? Get<T>(Table<T> table, string key)
        where T : class => (T?)Contents.Of(table).Get(key);

    /// <summary>All records of a table, in no order.</summary>
    public IEnumerable<T> All<T>(Table<T> table)
        where T : class => Contents.Of(table).All.Cast<T>();

    /// <summary>Number of records of a table.</summary>
    public int Count(Table table) => Contents.Of(table).Count;

    /// <summary>Records of a group in the order of their keys.</summary>
    /// <param name="index">Index.</param>
    /// <param name="group">Group.</param>
    /// <param name="after">Key after which to begin; null for the first. Found without a scan.</param>
    public IEnumerable<T> In<T>(Index<T> index, string group, string? after = null)
        where T : class
    {
        var rows = Contents.Of(index.Table);
        return rows.Keys(index).Find(group)?.After(after).Select(key => (T)rows.Get(key)!) ?? [];
    }

    /// <summary>Records of a group in the reverse order of their keys.</summary>
    /// <param name="index">Index.</param>
    /// <param name="group">Group.</param>
    /// <param name="before">Key before which to begin; null for the last. Found without a scan.</param>
    public IEnumerable<T> InDescending<T>(Index<T> index, string group, string? before = null)
        where T : class
    {
        var rows = Contents.Of(index.Table);
        return rows.Keys(index).Find(group)?.Before(before).Select(key => (T)rows.Get(key)!) ?? [];
    }

    /// <summary>Number of records in a group.</summary>
    public int Count(Tables.Index index, string group) => Contents.Of(index.Table).Groups(index).Count(group);

    /// <summary>Names of the groups that are not empty, in no order.</summary>
    public IEnumerable<string> Groups<T>(Index<T> index)
        where T : class => Contents.Of(index.Table).Keys(index).Names;

    /// <summary>The derived state of a type.</summary>
    public TState Derived<TState>()
        where TState : class, IDerived => Contents.Derived.OfType<TState>().First();

    internal sealed class Open(Contents contents) : View(contents);
}
