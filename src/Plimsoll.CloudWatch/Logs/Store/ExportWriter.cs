using Plimsoll.CloudWatch.Logs.Exports;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Changes of exports; within a transaction of <see cref="GroupCommit"/>.</summary>
internal sealed class ExportWriter(SqliteSession session)
{
    public void Add(ExportTask task) => session.Execute(
        """
        INSERT INTO export_task(id, account, region, name, group_id, group_name, stream_prefix, first, last, bucket, prefix, status, created)
        VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        task.Id, task.Scope.Account, task.Scope.Region, task.Name, task.GroupId, task.Group, task.StreamPrefix, task.From, task.To, task.Bucket, task.Prefix,
        task.Status, task.Created);

    /// <summary>An export that is to be run, or to be ended because it was cancelled; null when it has ended or is gone.</summary>
    public ExportTask? Begin(string id)
    {
        session.Execute("UPDATE export_task SET status=$2 WHERE id=$1 AND status=$3", id, ExportStatus.Running, ExportStatus.Pending);
        return new ExportQueries(session).Find(id) is { } task && !ExportStatus.IsOver(task.Status) ? task : null;
    }

    /// <summary>One that waits ends at once, one that runs ends soon.</summary>
    public void Cancel(ExportTask task, long now)
    {
        if (task.Status == ExportStatus.Pending)
        {
            End(task.Id, ExportEnd.Cancelled, now);
        }
        else
        {
            session.Execute("UPDATE export_task SET status=$2 WHERE id=$1", task.Id, ExportStatus.PendingCancel);
        }
    }

    public bool End(string id, ExportEnd end, long now) =>
        session.Execute("UPDATE export_task SET status=$2, message=$3, completed=$4 WHERE id=$1", id, end.Status, end.Message, now) > 0;
}
