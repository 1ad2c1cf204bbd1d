namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A log stream. Times are milliseconds since 1970; the last three are null until events arrive.</summary>
/// <param name="Id">The store's key; never used twice.</param>
/// <param name="GroupId">Key of its group.</param>
/// <param name="Name">Unique in its group.</param>
/// <param name="Created">When it was made.</param>
/// <param name="FirstEvent">Timestamp of its oldest event.</param>
/// <param name="LastEvent">Timestamp of its newest event.</param>
/// <param name="LastIngestion">When events last arrived.</param>
internal sealed record LogStream(
    long Id, long GroupId, string Name, long Created, long? FirstEvent, long? LastEvent, long? LastIngestion);
