using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Agent.Logs;

/// <summary>The options of the awslogs driver, as the task definition gives them.</summary>
internal sealed record AwsLogsOptions
{
    private const long Least = 16L * 1048576;

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

    /// <summary>
    /// The size of the local log from which the agent ships, in bytes. The local log is the buffer: the container never waits for
    /// the control plane in either mode, and max-buffer-size can only make the buffer larger than it is anyway.
    /// </summary>
    public long LocalLogBytes { get; init; } = Least;

    /// <summary>The stream's name: prefix/container/task, without a prefix the container's id.</summary>
    public string StreamName(string container, string taskId, string dockerId) =>
        Stream ?? (StreamPrefix is { Length: > 0 } prefix ? $"{prefix}/{container}/{taskId}" : dockerId);

    /// <summary>Docker's own log driver options for the local log.</summary>
    public Dictionary<string, string> LocalLog() => new()
    {
        ["max-size"] = LocalLogBytes.ToString(CultureInfo.InvariantCulture),
        ["max-file"] = "2",
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

        return new AwsLogsOptions
        {
            Group = group,
            Region = options.GetValueOrDefault("awslogs-region") ?? defaultRegion,
            StreamPrefix = options.GetValueOrDefault("awslogs-stream-prefix"),
            Stream = options.GetValueOrDefault("awslogs-stream"),
            CreateGroup = Flag(options, "awslogs-create-group"),
            Endpoint = options.TryGetValue("awslogs-endpoint", out var endpoint) ? new Uri(endpoint) : null,
            EventStart = pattern is not null ? Compile(pattern) : format is not null ? Compile(DatetimeFormat.ToPattern(format)) : null,
            LocalLogBytes = Math.Max(Least, Size(options.GetValueOrDefault("max-buffer-size"))),
        };
    }

    private static bool Flag(IReadOnlyDictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var value)
        && (bool.TryParse(value, out var flag) ? flag : throw new FormatException($"log opt '{name}' is neither true nor false"));

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(250));
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"awslogs could not parse multiline pattern key '{pattern}': {e.Message}", e);
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
