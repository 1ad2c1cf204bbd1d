using Microsoft.Extensions.Logging;
using Plimsoll.Ecr;

namespace Plimsoll.Transfers;

/// <summary>
/// Says what is pushed and pulled: a line of the log when it is over, and on a terminal how far it is while it lasts. Nothing runs while
/// nothing moves.
/// </summary>
internal sealed partial class TransferLog : ITransferWatch, IDisposable
{
    /// <summary>How often the line is redrawn.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>A client that pulls asks for its next layer sooner than this.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>A push that ends without an image is forgotten after this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(bool IsPush, string Repository, string By), TransferGroup> _groups = [];
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Action<string?>? _draw;
    private readonly ITimer _timer;
    private bool _ticks;

    /// <summary>Begins to listen.</summary>
    /// <param name="time">Clock.</param>
    /// <param name="log">Takes the lines.</param>
    /// <param name="draw">Shows what is under way, null for nothing; itself null where there is no terminal.</param>
    public TransferLog(TimeProvider time, ILogger log, Action<string?>? draw)
    {
        (_time, _log, _draw) = (time, log, draw);
        _timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Began(Transfer transfer)
    {
        lock (_gate)
        {
            var (key, now) = ((transfer.IsPush, transfer.Repository, transfer.By), _time.GetUtcNow());
            var group = _groups.GetValueOrDefault(key) ?? (_groups[key] = new TransferGroup(transfer.IsPush, transfer.Repository, transfer.By, now));
            group.Began(transfer, now);
            if (!_ticks)
            {
                _ticks = true;
                _timer.Change(Look, Look);
            }
        }
    }

    /// <inheritdoc/>
    public void Ended(Transfer transfer, long bytes, int layers)
    {
        lock (_gate)
        {
            _groups.GetValueOrDefault((transfer.IsPush, transfer.Repository, transfer.By))?.Ended(transfer, bytes, layers, _time.GetUtcNow());
        }
    }

    /// <inheritdoc/>
    public void Pushed(string repository, string reference, string digest, string by)
    {
        lock (_gate)
        {
            _groups.Remove((true, repository, by), out var group);
            var name = reference.Contains(':', StringComparison.Ordinal) ? $"{repository}@{digest}" : $"{repository}:{reference}";
            LogPushed(name, group?.Summary() ?? $"no new layers, {by}");
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _timer.Dispose();
            _draw?.Invoke(null);
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            foreach (var (key, group) in _groups.Where(one => !one.Value.IsMoving && now - one.Value.LastAt >= (one.Key.IsPush ? Patience : Rest)).ToList())
            {
                _groups.Remove(key);
                if (!group.IsPush && !group.IsEmpty)
                {
                    LogPulled(key.Repository, group.Summary());
                }
            }

            _draw?.Invoke(_groups.Values.Where(group => group.IsMoving).Select(group => group.Now(now)).ToList() is { Count: > 0 } lines ? string.Join("   ", lines) : null);
            if (_groups.Count == 0)
            {
                _ticks = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Pushed {Image}: {Summary}")]
    private partial void LogPushed(string image, string summary);

    [LoggerMessage(2, LogLevel.Information, "Pulled from {Repository}: {Summary}")]
    private partial void LogPulled(string repository, string summary);
}
