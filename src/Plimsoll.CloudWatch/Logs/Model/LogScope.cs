namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>Whose logs: everything is kept apart by account and region.</summary>
internal readonly record struct LogScope(string Account, string Region);
