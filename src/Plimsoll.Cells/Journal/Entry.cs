namespace Plimsoll.Cells.Journal;

/// <summary>A committed transaction on its way to the store.</summary>
/// <param name="Cell">Cell that it changed.</param>
/// <param name="Version">The cell's version after it; the store refuses any but the next.</param>
/// <param name="Changes">Net changes, one a record.</param>
public sealed record Entry(string Cell, long Version, IReadOnlyList<Change> Changes);
