namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>A write that waits for its transaction.</summary>
internal abstract class PendingWrite(long bytes)
{
    public long Bytes { get; } = bytes;

    /// <summary>Runs outside of any transaction.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Does the work; false when it threw, which whoever waits has then been told.</summary>
    public abstract bool Apply(SqliteSession session);

    /// <summary>Tells whoever waits that it is durable.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class PendingWrite<T>(Func<SqliteSession, T> write, long bytes) : PendingWrite(bytes)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _done.Task;

    public override bool Apply(SqliteSession session)
    {
        try
        {
            _result = write(session);
            return true;
        }
        catch (Exception error)
        {
            _done.TrySetException(error);
            return false;
        }
    }

    public override void Complete() => _done.TrySetResult(_result);

    public override void Fail(Exception error) => _done.TrySetException(error);
}
