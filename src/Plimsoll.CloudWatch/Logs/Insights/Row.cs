using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>What flows through a query: an event with what commands add to it, or (without an event) a line of a table.</summary>
/// <param name="group">The group of the event.</param>
/// <param name="source">The event.</param>
internal sealed class Row(LogGroup? group, LogEvent? source)
{
    private Dictionary<string, Value>? _own;
    private IReadOnlyDictionary<string, Value>? _discovered;

    /// <summary>The event; null behind <c>stats</c>.</summary>
    public LogEvent? Event => source;

    /// <summary>Where the event is; null behind <c>stats</c>.</summary>
    public LogGroup? Group => group;

    /// <summary>About how much memory keeping it takes, in bytes.</summary>
    public long Cost => 200 + (2L * (source?.Message.Length ?? 0)) + (100L * (_own?.Count ?? 0)) + (100L * (_discovered?.Count ?? 0));

    /// <summary>A field: one that a command has set, one that every event has, or one of its JSON.</summary>
    public Value this[string name]
    {
        get
        {
            if (_own?.TryGetValue(name, out var own) == true)
            {
                return own;
            }

            return source is null ? default : name switch
            {
                SystemFields.Timestamp => Value.OfTime(source.Position.Time),
                SystemFields.IngestionTime => Value.OfTime(source.Ingested),
                SystemFields.Message => Value.Of(source.Message),
                SystemFields.LogStream => Value.Of(source.Stream),
                SystemFields.Log => Value.Of($"{group!.Scope.Account}:{group.Name}"),
                _ => (_discovered ??= DiscoveredFields.Of(source.Message)).GetValueOrDefault(name),
            };
        }
        set => (_own ??= new Dictionary<string, Value>(StringComparer.Ordinal))[name] = value;
    }
}
