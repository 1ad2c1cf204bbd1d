using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Ecr;
using Plimsoll.Transfers;

namespace Plimsoll.Tests.Transfers;

public sealed class TransferLogTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Lines _lines = new();
    private readonly TransferLog _log;
    private string? _drawn;

    public TransferLogTests() => _log = new TransferLog(_time, _lines, line => _drawn = line);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_push_is_one_line_with_the_layers_that_came_for_it()
    {
        Move(Layer(isPush: true), 2_000_000);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Move(Layer(isPush: true), 1_000_000);

        _log.Pushed("app", "v1", "sha256:1", "ada");

        Assert.Equal(["Pushed app:v1: 2 layers, 3 MB in 1.5 s, ada"], _lines.All);
    }

    [Fact]
    public void A_push_whose_layers_were_there_says_so()
    {
        _log.Pushed("app", "sha256:1", "sha256:1", "ada");

        Assert.Equal(["Pushed app@sha256:1: no new layers, ada"], _lines.All);
    }

    [Fact]
    public void A_pull_is_one_line_once_its_client_rests()
    {
        Move(Layer(isPush: false), 1_000);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Move(Layer(isPush: false), 2_000);
        _time.Advance(TimeSpan.FromSeconds(0.8));
        Assert.Empty(_lines.All);

        _time.Advance(TimeSpan.FromSeconds(0.4));

        Assert.Equal(["Pulled from app: 2 layers, 3 kB in 0.5 s, ada"], _lines.All);
    }

    [Fact]
    public void What_is_under_way_is_drawn_and_taken_away_again()
    {
        var bytes = 0L;
        var layer = new Transfer(true, "app", "ada", () => bytes);
        _log.Began(layer);
        bytes = 5_000_000;
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("pushing app: 5 MB, 2.5 MB/s", _drawn);

        _log.Ended(layer, bytes, 1);
        _time.Advance(TransferLog.Look);
        Assert.Null(_drawn);
    }

    [Fact]
    public void Callers_and_repositories_are_told_apart()
    {
        Move(Layer(isPush: true), 1_000);
        Move(new Transfer(true, "app", "bob", () => 0), 5_000);

        _log.Pushed("app", "v1", "sha256:1", "bob");

        Assert.Equal(["Pushed app:v1: 1 layer, 5 kB in 0.0 s, bob"], _lines.All);
    }

    private static Transfer Layer(bool isPush) => new(isPush, "app", "ada", () => 0);

    private void Move(Transfer transfer, long bytes)
    {
        _log.Began(transfer);
        _log.Ended(transfer, bytes, 1);
    }

    private sealed class Lines : ILogger
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add(formatter(state, exception));
    }
}
