using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Plimsoll.Hosting;

/// <summary>Log lines on standard error: ours, and the framework's from Warning on.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="time">Clock of the lines.</param>
/// <param name="least">Least level of our own.</param>
internal sealed class StandardErrorLog(TextWriter writer, TimeProvider time, LogLevel least) : ILoggerProvider
{
    private const string ClearLine = "\r\u001b[2K";
    private readonly Lock _gate = new();
    private string? _status;

    /// <summary>Shows one line below the log, on a terminal; null takes it away.</summary>
    public void ShowStatus(string? line)
    {
        lock (_gate)
        {
            if (line != _status)
            {
                writer.Write(ClearLine + line);
                writer.Flush();
                _status = line;
            }
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName, least);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string message, Exception? error)
    {
        var at = time.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var line = $"{at} {Word(level)} {category[(category.LastIndexOf('.') + 1)..]}: {message}";
        lock (_gate)
        {
            writer.WriteLine(_status is null ? line : ClearLine + line);
            if (error is not null)
            {
                writer.WriteLine(error);
            }

            if (_status is not null)
            {
                writer.Write(_status);
                writer.Flush();
            }
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        _ => "info ",
    };

    private sealed class Category(StandardErrorLog log, string name, LogLevel least) : ILogger
    {
        // What keeps the host from starting is thrown as well, and said in our words.
        private readonly LogLevel _least = name.StartsWith("Plimsoll", StringComparison.Ordinal) ? least
            : name.StartsWith("Microsoft.Extensions.Hosting.", StringComparison.Ordinal) ? LogLevel.None
            : LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= _least && logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, name, formatter(state, exception), exception);
            }
        }
    }
}
