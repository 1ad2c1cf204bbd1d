namespace Plimsoll.CloudWatch.Logs.Store;

internal static class SqlText
{
    /// <summary>A text that sorts after every name with the prefix, in SQLite's order of UTF-8 bytes.</summary>
    public static string AfterPrefix(string prefix) => prefix + "\U0010FFFF";
}
