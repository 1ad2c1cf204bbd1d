using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells.Journal;

/// <summary>One record that a transaction changed.</summary>
/// <param name="Table">Where.</param>
/// <param name="Key">Which.</param>
/// <param name="Old">Before; null when it was not there.</param>
/// <param name="New">After; null when it is gone.</param>
public sealed record Change(Table Table, string Key, object? Old, object? New);
