namespace Plimsoll.Iam.Model;

/// <summary>That a user has a password.</summary>
/// <param name="Created">Since when.</param>
/// <param name="Changed">When it was last set.</param>
/// <param name="ResetRequired">Whether the user is to choose another.</param>
internal sealed record LoginProfileRecord(DateTimeOffset Created, DateTimeOffset Changed, bool ResetRequired);
