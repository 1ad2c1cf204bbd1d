namespace Plimsoll.Iam.Model;

/// <summary>A tag.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value, which may be empty.</param>
internal sealed record TagValue(string Key, string Value);
