namespace Plimsoll.Cells.Tables;

/// <summary>State of a cell that is computed from its records and kept beside them, e.g. the placement ledger. Never stored.</summary>
public interface IDerived
{
    /// <summary>Follows one change. Rolling a change back is the same call with old and new swapped.</summary>
    /// <param name="table">Where.</param>
    /// <param name="old">The record before; null when it was not there.</param>
    /// <param name="new">The record after; null when it is gone.</param>
    void Apply(Table table, object? old, object? @new);
}
