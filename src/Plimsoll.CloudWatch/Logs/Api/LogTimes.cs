namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Times of operations that AWS counts in seconds, and that take milliseconds too.</summary>
internal static class LogTimes
{
    private const long FirstInMilliseconds = 100_000_000_000;

    public static bool IsInSeconds(long time) => time < FirstInMilliseconds;

    public static long Milliseconds(long time) => IsInSeconds(time) ? time * 1000 : Math.Min(time, long.MaxValue - 1_000_000);
}
