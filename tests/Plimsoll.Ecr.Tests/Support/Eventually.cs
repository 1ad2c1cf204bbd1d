namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Waits for what another thread does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What is answered once it is right; fails after a minute.</summary>
    public static async Task<T> Async<T>(Func<Task<T>> ask, Func<T, bool> right)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (right(answer))
            {
                return answer;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < Patience, "It did not come to be.");
            await Task.Yield();
        }
    }
}
