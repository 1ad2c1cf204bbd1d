namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>All questions that can be put to the store, over one session.</summary>
internal sealed class LogReader(SqliteSession session) : IDisposable
{
    public GroupQueries Groups { get; } = new(session);

    public StreamQueries Streams { get; } = new(session);

    public EventQueries Events { get; } = new(session);

    public FilterQueries Filters { get; } = new(session);

    public SettingQueries Settings { get; } = new(session);

    public ExportQueries Exports { get; } = new(session);

    public MetricQueries Metrics { get; } = new(session);

    public void Dispose() => session.Dispose();
}
