namespace Plimsoll.CloudWatch.Logs.Store;

internal static class SqlText
{
    /// <summary>A text that sorts after every name with the prefix, in SQLite's order of UTF-8 bytes.</summary>
    public static string AfterPrefix(string prefix) => prefix + "\U0010FFFF";

    /// <summary>
    /// The one lower bound of a list that goes on after a key, or begins with a prefix: of two bounds SQLite would use
    /// the first to seek and walk over all that the second leaves out.
    /// </summary>
    public static string From(string? after) => after is null ? ">=" : ">";
}
