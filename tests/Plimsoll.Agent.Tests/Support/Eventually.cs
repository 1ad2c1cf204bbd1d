using System.Diagnostics;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>Waits for a condition, with a deadline.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 90) =>
        GetAsync(() => condition() ? "" : null, what, seconds);

    public static async Task<T> FindAsync<T>(Func<IReadOnlyList<T>> all, Func<T, bool> fits, string what, int seconds = 90)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            foreach (var item in all())
            {
                if (fits(item))
                {
                    return item;
                }
            }

            await PauseAsync(clock, what, seconds, () => string.Join("\n", all()));
        }
    }

    public static async Task<T> GetAsync<T>(Func<T?> get, string what, int seconds = 90)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (get() is { } value)
            {
                return value;
            }

            await PauseAsync(clock, what, seconds, () => "");
        }
    }

    public static async Task<T> GetAsync<T>(Func<Task<T?>> get, string what, int seconds = 90)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await get() is { } value)
            {
                return value;
            }

            await PauseAsync(clock, what, seconds, () => "");
        }
    }

    private static async Task PauseAsync(Stopwatch clock, string what, int seconds, Func<string> seen)
    {
        if (clock.Elapsed > TimeSpan.FromSeconds(seconds))
        {
            throw new TimeoutException($"Waited {seconds} s in vain until {what}. {seen()}");
        }

        await Task.Delay(10);
    }
}
