using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells.Control;

namespace Plimsoll.Cells.Tests.Control;

public sealed class PeriodicTests : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<int> _looks = Channel.CreateUnbounded<int>();
    private readonly List<Exception> _faults = [];
    private readonly Periodic _loop;
    private Func<Task> _look = () => Task.CompletedTask;
    private int _count;

    public PeriodicTests() => _loop = new Periodic(
        _time, Period,
        async () =>
        {
            try
            {
                await _look();
            }
            finally
            {
                _looks.Writer.TryWrite(++_count);
            }
        },
        _faults.Add);

    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    [Fact]
    public async Task It_looks_at_the_start_and_after_every_period()
    {
        _loop.Start();
        Assert.Equal(1, await _looks.Reader.ReadAsync());

        _time.Advance(Period - TimeSpan.FromSeconds(1));
        Assert.False(_looks.Reader.TryRead(out _));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await _looks.Reader.ReadAsync());
    }

    [Fact]
    public async Task A_look_that_fails_is_told_and_the_next_one_comes()
    {
        _look = () => throw new IOException("disk");
        _loop.Start();
        await _looks.Reader.ReadAsync();

        _time.Advance(Period);
        await _looks.Reader.ReadAsync();
        await _loop.DisposeAsync();

        Assert.Equal(["disk", "disk"], _faults.Select(fault => fault.Message));
    }

    [Fact]
    public async Task A_look_that_has_begun_ends_before_the_loop_does()
    {
        var going = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _look = () => going.Task;
        _loop.Start();

        var stopped = _loop.DisposeAsync().AsTask();
        Assert.False(stopped.IsCompleted);

        going.SetResult();
        await stopped;
        Assert.Equal(1, _count);
    }

    [Fact]
    public async Task One_that_was_never_started_stops()
    {
        await _loop.DisposeAsync();

        Assert.Equal(0, _count);
    }
}
