namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A log group.</summary>
/// <param name="Id">The store's key; never used twice.</param>
/// <param name="Scope">Account and region.</param>
/// <param name="Name">Unique in its scope.</param>
/// <param name="Created">Milliseconds since 1970.</param>
/// <param name="Class"><c>STANDARD</c>, <c>INFREQUENT_ACCESS</c> or <c>DELIVERY</c>.</param>
/// <param name="RetentionInDays">How long events are kept; null for ever.</param>
/// <param name="DeletionProtected">Whether the group refuses to be deleted.</param>
/// <param name="StoredBytes">Sum of its events: the message in UTF-8 and 26 bytes each.</param>
internal sealed record LogGroup(
    long Id, LogScope Scope, string Name, long Created, string Class, int? RetentionInDays, bool DeletionProtected, long StoredBytes);
