using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Agent.Logs;

/// <summary>The options of the awslogs driver, as the task definition gives them.</summary>
internal sealed record AwsLogsOptions
{
    private const long FileBytes = 16L * 1048576;
    private const long LeastBacklog = 6 * FileBytes;
    private const long BlockedBacklog = 2 * FileBytes;

    private static readonly string[] Known =
    [
        "awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-stream", "awslogs-create-group", "awslogs-endpoint",
        "awslogs-datetime-format", "awslogs-multiline-pattern", "mode", "max-buffer-size",
    ];

    public required string Group { get; init; }

    public required string Region { get; init; }

    public string? StreamPrefix { get; init; }

    public string? Stream { get; init; }

    public bool CreateGroup { get; init; }

    public Uri? Endpoint { get; init; }

    /// <summary>A line that matches begins a new event; null makes every line an event.</summary>
    public Regex? EventStart { get; init; }

    /// <summary>The writer waits while the agent can not keep up with it (<c>mode</c>); otherwise lines are dropped, and counted.</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>
    /// How many bytes of the local log may wait to be shipped: max-buffer-size, but never less than there is room for anyway.
    /// </summary>
    public long MostBacklog { get; init; } = LeastBacklog;

    /// <summary>The stream's name: prefix/container/task, without a prefix the container's id.</summary>
    public string StreamName(string container, string taskId, string dockerId) =>
        Stream ?? (StreamPrefix is { Length: > 0 } prefix ? $"{prefix}/{container}/{taskId}" : dockerId);

    /// <summary>
    /// Docker's own log driver options for the local log. The agent reads the files themselves and holds each before it is rotated away;
    /// there are more of them than may wait, for what is written while no agent runs.
    /// </summary>
    public Dictionary<string, string> LocalLog() => new()
    {
        ["compress"] = "false",
        ["max-size"] = FileBytes.ToString(CultureInfo.InvariantCulture),
        ["max-file"] = ((Math.Max(MostBacklog, LeastBacklog) / FileBytes) + 3).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads the options.</summary>
    /// <exception cref="FormatException">One is unknown, missing or malformed.</exception>
    public static AwsLogsOptions Parse(IReadOnlyDictionary<string, string>? options, string defaultRegion)
    {
        options ??= new Dictionary<string, string>();
        if (options.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
        {
            throw new FormatException($"unknown log opt '{unknown}' for awslogs log driver");
        }

        if (options.GetValueOrDefault("awslogs-group") is not { Length: > 0 } group)
        {
            throw new FormatException("must specify a value for log opt 'awslogs-group'");
        }

        var pattern = options.GetValueOrDefault("awslogs-multiline-pattern");
        var format = options.GetValueOrDefault("awslogs-datetime-format");
        if (pattern is not null && format is not null)
        {
            throw new FormatException("you cannot configure log opt 'awslogs-datetime-format' and 'awslogs-multiline-pattern' at the same time");
        }

        var mode = options.GetValueOrDefault("mode") ?? "";
        if (mode is not ("" or "blocking" or "non-blocking"))
        {
            throw new FormatException($"logger: logging mode not supported: {mode}");
        }

        // Who asks for a buffer asks for the mode that has one; ECS's own default is that mode.
        var hasSize = options.TryGetValue("max-buffer-size", out var size);
        var blocks = mode == "blocking" || (mode.Length == 0 && !hasSize);
        if (hasSize && blocks)
        {
            throw new FormatException("logger: max-buffer-size option is only supported with 'mode=non-blocking'");
        }

        return new AwsLogsOptions
        {
            Group = group,
            Region = options.GetValueOrDefault("awslogs-region") ?? defaultRegion,
            StreamPrefix = options.GetValueOrDefault("awslogs-stream-prefix"),
            Stream = options.GetValueOrDefault("awslogs-stream"),
            CreateGroup = Flag(options, "awslogs-create-group"),
            Endpoint = options.TryGetValue("awslogs-endpoint", out var endpoint) ? new Uri(endpoint) : null,
            EventStart = pattern is not null ? Compile(pattern) : format is not null ? Compile(DatetimeFormat.ToPattern(format)) : null,
            Blocks = blocks,
            MostBacklog = blocks ? BlockedBacklog : Math.Max(LeastBacklog, Size(size)),
        };
    }

    private static bool Flag(IReadOnlyDictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var value)
        && (bool.TryParse(value, out var flag) ? flag : throw new FormatException($"log opt '{name}' is neither true nor false"));

    private static Regex Compile(string pattern)
    {
        try
        {
            return Re2Pattern.Compile(pattern);
        }
        catch (FormatException e)
        {
            throw new FormatException($"failed to initialize logging driver: awslogs could not parse multiline pattern key \"{pattern}\": {e.Message}", e);
        }
    }

    private static long Size(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        var digits = text.TrimEnd('b', 'B', 'k', 'K', 'm', 'M', 'g', 'G');
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"invalid size: '{text}'");
        }

        return number * (char.ToLowerInvariant(text.Length > digits.Length ? text[digits.Length] : 'b') switch
        {
            'k' => 1024,
            'm' => 1048576,
            'g' => 1073741824,
            _ => 1L,
        });
    }
}
