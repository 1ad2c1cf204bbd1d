namespace Plimsoll.Tailing;

/// <summary>Where the reading of a log begins.</summary>
/// <param name="Last">With so many of the last lines; null for all.</param>
/// <param name="Since">Not before this; null for any time.</param>
internal sealed record LogBeginning(int? Last, DateTimeOffset? Since);
