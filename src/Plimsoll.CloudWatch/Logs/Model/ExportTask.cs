namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>An export of a group's events to a bucket. Times are milliseconds since 1970.</summary>
/// <param name="Number">The store's key, which grows with creation; 0 before it is stored.</param>
/// <param name="Id">A name that no other has.</param>
/// <param name="Scope">Whose it is.</param>
/// <param name="Name">As given; null for none.</param>
/// <param name="GroupId">Key of the group.</param>
/// <param name="Group">Name of the group, which may be gone.</param>
/// <param name="StreamPrefix">What the names of the streams begin with; empty for all.</param>
/// <param name="From">First time.</param>
/// <param name="To">Last time.</param>
/// <param name="Bucket">Where to.</param>
/// <param name="Prefix">What the keys begin with.</param>
/// <param name="Status">One of <see cref="ExportStatus"/>.</param>
/// <param name="Message">What there is to say of the status; null for nothing.</param>
/// <param name="Created">When it was asked for.</param>
/// <param name="Completed">When it ended, in whatever way; null before.</param>
internal sealed record ExportTask(
    long Number, string Id, LogScope Scope, string? Name, long GroupId, string Group, string StreamPrefix, long From, long To, string Bucket, string Prefix,
    string Status, string? Message, long Created, long? Completed);
