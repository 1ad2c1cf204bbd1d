using Microsoft.Extensions.Logging;

namespace Plimsoll.Hosting;

/// <summary>Makes the loggers of the program.</summary>
internal static class Logs
{
    public static ILoggerFactory ToStandardError(TimeProvider time, LogLevel least = LogLevel.Information) =>
        new LoggerFactory([new StandardErrorLog(Console.Error, time, least)]);
}
