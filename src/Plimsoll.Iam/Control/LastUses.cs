using System.Collections.Concurrent;
using Plimsoll.Cells;
using Plimsoll.Iam.Model;

namespace Plimsoll.Iam.Control;

/// <summary>Notes when access keys and roles are used, at most every fifteen minutes for each, as AWS does.</summary>
/// <param name="cells">State.</param>
/// <param name="time">Clock.</param>
internal sealed class LastUses(CellHost cells, TimeProvider time)
{
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>Notes a use. What is lost in a crash is no more than that.</summary>
    /// <param name="account">Account.</param>
    /// <param name="id">Access key, or id of the role.</param>
    /// <param name="region">Region of the call.</param>
    /// <param name="service">Service of the call.</param>
    public void Note(string account, string id, string region, string service)
    {
        var now = time.GetUtcNow();
        if (_noted.TryGetValue(id, out var last) && now - last < Grain)
        {
            return;
        }

        _noted[id] = now;
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));

        // The record is posted at once; nobody waits for its being durable, and a store that fails says so to whoever writes what matters.
        _ = cells.Get(account, IamContext.Region)
            .WriteAsync(tx => tx.Put(IamTables.LastUses, new LastUseRecord(id, at, region, service)))
            .AsTask()
            .ContinueWith(task => _ = task.Exception, TaskContinuationOptions.ExecuteSynchronously);
    }

    /// <summary>Forgets what was noted, when the state is dropped.</summary>
    public void Forget() => _noted.Clear();
}
