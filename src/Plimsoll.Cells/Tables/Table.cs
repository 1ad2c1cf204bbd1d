using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Cells.Tables;

/// <summary>A kind of record: how it is named, keyed, stored and found.</summary>
public abstract class Table
{
    private static int _made;

    private protected Table(string kind) => Kind = kind;

    /// <summary>Name of the kind in the store.</summary>
    public string Kind { get; }

    /// <summary>Number of the table in this process: it finds its rows in a cell by it.</summary>
    internal int Slot { get; } = Interlocked.Increment(ref _made);

    internal abstract string KeyOf(object record);

    internal abstract byte[] Serialize(object record);

    internal abstract object Deserialize(ReadOnlySpan<byte> body);

    internal abstract IReadOnlyList<Index> IndexList { get; }
}

/// <summary>A table of immutable records.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class Table<T> : Table
    where T : class
{
    private readonly Func<T, string> _key;
    private readonly JsonTypeInfo<T> _json;
    private readonly List<Index> _indexes = [];

    /// <summary>Declares a table.</summary>
    /// <param name="kind">Name of the kind in the store; never changes.</param>
    /// <param name="key">Key of a record, unique in its cell.</param>
    /// <param name="json">How a record is written.</param>
    public Table(string kind, Func<T, string> key, JsonTypeInfo<T> json)
        : base(kind)
    {
        _key = key;
        _json = json;
    }

    internal override IReadOnlyList<Index> IndexList => _indexes;

    /// <summary>Declares a secondary index: records by group, within a group in the order of their keys.</summary>
    /// <param name="group">Group of a record; null leaves it out.</param>
    public Index<T> Index(Func<T, string?> group)
    {
        var index = new Index<T>(this, _indexes.Count, group);
        _indexes.Add(index);
        return index;
    }

    /// <summary>Declares that records are counted by group.</summary>
    /// <param name="group">Group of a record; null leaves it out.</param>
    public Tally<T> Tally(Func<T, string?> group)
    {
        var tally = new Tally<T>(this, _indexes.Count, group);
        _indexes.Add(tally);
        return tally;
    }

    internal override string KeyOf(object record) => _key((T)record);

    internal override byte[] Serialize(object record) => JsonSerializer.SerializeToUtf8Bytes((T)record, _json);

    internal override object Deserialize(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, _json) ?? throw new JsonException($"A record of kind {Kind} is null.");
}
