using Microsoft.Extensions.Time.Testing;
using Plimsoll.Tailing;

namespace Plimsoll.Tests.Tailing;

public sealed class LogTailTests : IDisposable
{
    private const string First = "11111111aaaa";
    private const string Second = "22222222bbbb";
    private readonly Dictionary<string, FakeReader> _readers = [];
    private readonly List<ContainerName> _containers = [];
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly FakeTimeProvider _time = new();
    private int _opened;

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Lines_of_one_container_stand_alone()
    {
        Add(First).Lines.Enqueue([Line(First, 1, "one"), Line(First, 2, "two\n")]);

        Assert.True(await Tail().RunAsync(follow: false, CancellationToken.None));
        Assert.Equal("one\ntwo\n", _output.ToString());
    }

    [Fact]
    public async Task Lines_of_several_come_in_the_order_of_their_times_with_their_task()
    {
        Add(First).Lines.Enqueue([Line(First, 2, "later")]);
        Add(Second).Lines.Enqueue([Line(Second, 1, "sooner")]);

        await Tail().RunAsync(follow: false, CancellationToken.None);

        Assert.Equal("22222222/app | sooner\n11111111/app | later\n", _output.ToString());
    }

    [Fact]
    public async Task When_nothing_can_be_read_it_says_why_and_fails()
    {
        Add(First).Complaint = "its log driver is syslog";

        Assert.False(await Tail().RunAsync(follow: false, CancellationToken.None));
        Assert.Equal("its log driver is syslog\n", _errors.ToString());
    }

    [Fact]
    public async Task A_task_that_comes_while_following_is_followed_too()
    {
        using var stop = new CancellationTokenSource();
        Add(First);
        var tail = Tail().RunAsync(follow: true, stop.Token);
        Add(Second).Lines.Enqueue([Line(Second, 1, "I am new")]);

        while (!_output.ToString().Contains("22222222/app | I am new", StringComparison.Ordinal))
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tail);
    }

    [Fact]
    public async Task A_container_keeps_its_reader_however_often_it_is_found()
    {
        using var stop = new CancellationTokenSource();
        var first = Add(First);
        var tail = Tail().RunAsync(follow: true, stop.Token);
        while (first.Looks < 12)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tail);
        Assert.Equal(1, _opened);
    }

    private LogTail Tail() => new(
        _ => Task.FromResult<IReadOnlyList<ContainerName>>([.. _containers]),
        log =>
        {
            _opened++;
            return _readers[log.Task];
        },
        _output, _errors, timestamps: false, _time);

    private FakeReader Add(string task)
    {
        _containers.Add(new ContainerName($"arn:aws:ecs:us-east-1:000000000000:task/default/{task}", "app"));
        return _readers[task] = new FakeReader();
    }

    private static LogLine Line(string task, int second, string text) => new(task, "app", DateTimeOffset.UnixEpoch.AddSeconds(second), text);

    private sealed class FakeReader : ILogReader
    {
        public Queue<IReadOnlyList<LogLine>> Lines { get; } = new();

        public string? Complaint { get; set; }

        public int Looks { get; private set; }

        public Task<IReadOnlyList<LogLine>> NextAsync(CancellationToken cancel)
        {
            Looks++;
            return Task.FromResult(Lines.TryDequeue(out var lines) ? lines : []);
        }
    }
}
