namespace Plimsoll.Hosting;

/// <summary>Tells a server that is asked to end that its tasks end too, so that it ships their logs to the end first: <c>plimsoll down</c> sets it in the data directory.</summary>
internal static class TearDownMark
{
    private const string Name = "down";

    /// <summary>Sets it, where that can be.</summary>
    public static void Set(string directory) => Try(() => File.WriteAllText(PathIn(directory), ""));

    /// <summary>Whether it is set.</summary>
    public static bool IsSet(string directory) => File.Exists(PathIn(directory));

    /// <summary>Takes it away.</summary>
    public static void Remove(string directory) => Try(() => File.Delete(PathIn(directory)));

    private static string PathIn(string directory) => Path.Combine(directory, Name);

    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A disk that is full, or read-only: the server then ends as it does at Ctrl-C.
        }
    }
}
