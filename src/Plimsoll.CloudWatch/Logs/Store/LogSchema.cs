namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>The tables of the logs file.</summary>
internal static class LogSchema
{
    /// <summary>Kept in <c>user_version</c>; a file with a higher one is from a later Plimsoll.</summary>
    public const int Version = 3;

    public const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16384;";

    /// <summary>
    /// Events are appended in order of arrival; the two indexes, whose last column is silently the event's id, give
    /// them in order of time for a stream and for a group.
    /// </summary>
    public const string Tables =
        """
        CREATE TABLE log_group(
            id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
            created INTEGER NOT NULL, class TEXT NOT NULL, retention_days INTEGER, deletion_protected INTEGER NOT NULL,
            stored_bytes INTEGER NOT NULL DEFAULT 0, UNIQUE(account, region, name));
        CREATE TABLE log_group_tag(
            group_id INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(group_id, key)) WITHOUT ROWID;
        CREATE TABLE log_stream(
            id INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,
            first_event INTEGER, last_event INTEGER, last_ingestion INTEGER, stored_bytes INTEGER NOT NULL DEFAULT 0,
            UNIQUE(group_id, name));
        CREATE INDEX log_stream_by_time ON log_stream(group_id, last_event, name);
        CREATE TABLE log_stream_deleted(id INTEGER PRIMARY KEY);
        CREATE TABLE log_event(
            id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL, stream_id INTEGER NOT NULL, time INTEGER NOT NULL,
            ingested INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE INDEX log_event_by_group ON log_event(group_id, time);
        CREATE INDEX log_event_by_stream ON log_event(stream_id, time);
        """;

    /// <summary>
    /// Since version 2. What subscriptions still have to deliver is kept with its text: an event may expire before a receiver is back.
    /// Metrics are sums over a minute.
    /// </summary>
    public const string Filters =
        """
        CREATE TABLE metric_filter(
            group_id INTEGER NOT NULL, name TEXT NOT NULL, pattern TEXT NOT NULL, created INTEGER NOT NULL, metric_namespace TEXT NOT NULL,
            metric_name TEXT NOT NULL, metric_value TEXT NOT NULL, default_value REAL, unit TEXT, dimensions TEXT NOT NULL,
            PRIMARY KEY(group_id, name)) WITHOUT ROWID;
        CREATE TABLE log_metric(
            account TEXT NOT NULL, region TEXT NOT NULL, minute INTEGER NOT NULL, metric_namespace TEXT NOT NULL, metric_name TEXT NOT NULL,
            dimensions TEXT NOT NULL, unit TEXT NOT NULL, count INTEGER NOT NULL, sum REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL,
            is_default INTEGER NOT NULL,
            PRIMARY KEY(account, region, minute, metric_namespace, metric_name, dimensions, unit)) WITHOUT ROWID;
        CREATE INDEX log_metric_by_minute ON log_metric(minute);
        CREATE TABLE subscription_filter(
            id INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, name TEXT NOT NULL, pattern TEXT NOT NULL, created INTEGER NOT NULL,
            destination TEXT NOT NULL, distribution TEXT NOT NULL, role TEXT, UNIQUE(group_id, name));
        CREATE TABLE subscription_event(
            id INTEGER PRIMARY KEY AUTOINCREMENT, subscription_id INTEGER NOT NULL, stream TEXT NOT NULL, event_id INTEGER NOT NULL,
            time INTEGER NOT NULL, ingested INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE INDEX subscription_event_by_filter ON subscription_event(subscription_id);
        CREATE TABLE log_resource_policy(
            account TEXT NOT NULL, region TEXT NOT NULL, scope TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL, updated INTEGER NOT NULL,
            revision TEXT NOT NULL, PRIMARY KEY(account, region, scope, name)) WITHOUT ROWID;
        CREATE TABLE query_definition(
            id TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, log_groups TEXT NOT NULL,
            modified INTEGER NOT NULL, token TEXT);
        """;

    /// <summary>Since version 3. An export keeps the name of its group, which may be gone when somebody looks.</summary>
    public const string Exports =
        """
        CREATE TABLE export_task(
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT,
            group_id INTEGER NOT NULL, group_name TEXT NOT NULL, stream_prefix TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
            bucket TEXT NOT NULL, prefix TEXT NOT NULL, status TEXT NOT NULL, message TEXT, created INTEGER NOT NULL, completed INTEGER);
        """;
}
