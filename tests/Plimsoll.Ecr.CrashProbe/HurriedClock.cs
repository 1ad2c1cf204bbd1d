namespace Plimsoll.Ecr.CrashProbe;

/// <summary>Time goes as ever and can be put ahead; what is to happen once an hour happens every 50 milliseconds.</summary>
/// <param name="ahead">How far it is ahead.</param>
internal sealed class HurriedClock(TimeSpan ahead) : TimeProvider
{
    private const long Hurry = 72_000;
    private long _ahead = ahead.Ticks;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time < TimeSpan.FromMinutes(1) ? time : time / Hurry;
}
