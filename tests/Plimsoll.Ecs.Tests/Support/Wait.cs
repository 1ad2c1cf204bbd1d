using System.Diagnostics;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Waits for what other threads do.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Until a condition holds; a test that waits too long fails.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Longest, $"{what} did not come about.");
            await Task.Yield();
        }
    }

    /// <summary>For a task with the same patience.</summary>
    public static Task<T> Patiently<T>(this Task<T> task) => task.WaitAsync(Longest);

    /// <summary>For a task with the same patience.</summary>
    public static Task Patiently(this Task task) => task.WaitAsync(Longest);
}
