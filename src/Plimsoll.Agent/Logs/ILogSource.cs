using System.Threading.Channels;

namespace Plimsoll.Agent.Logs;

/// <summary>Where a container's output is read from.</summary>
internal interface ILogSource
{
    /// <summary>Something was gone before it could be read: how much is not known.</summary>
    bool HasGap { get; }

    /// <summary>How many lines were dropped because the buffer was full.</summary>
    long Dropped { get; }

    /// <summary>Hands out what lies after a place until the container has ended and all is read.</summary>
    /// <exception cref="LogGoneException">The container and its log do not exist any more.</exception>
    Task ReadAsync(LogPlace from, ChannelWriter<(LogEntry Entry, LogPlace End)> writer, CancellationToken cancel);
}

/// <summary>The container and its log do not exist any more.</summary>
internal sealed class LogGoneException : Exception;
