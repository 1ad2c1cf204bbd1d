using Plimsoll.Cells;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>
/// Forgets what has had its time: stopped tasks (ECS keeps them one hour), the client tokens of old calls, instances that were
/// deregistered, services that were deleted.
/// </summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="keep">How long stopped tasks are kept.</param>
internal sealed class StoppedTaskReaper(EcsContext ecs, TimeSpan keep) : IDisposable
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeepTokens = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepInstances = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepServices = TimeSpan.FromHours(24);
    private ITimer? _timer;

    /// <summary>Starts to look, once a minute.</summary>
    public void Start(Action<Exception> fault) => _timer = ecs.Time.CreateTimer(_ => Observe(fault), null, Every, Every);

    /// <summary>Forgets what is due now.</summary>
    public async Task RunAsync()
    {
        var now = ecs.Now;
        foreach (var cell in ecs.Cells.All)
        {
            await ForgetAsync(cell, EcsTables.Tasks, EcsTables.StoppedTasks, task => task.Key, task => task.Task.StoppedAt + keep <= now, now - keep);
            await ForgetAsync(cell, EcsTables.ClientTokens, EcsTables.OldTokens, token => token.Key, token => token.At + KeepTokens <= now, now - KeepTokens);
            await ForgetAsync(
                cell, EcsTables.ContainerInstances, EcsTables.DeregisteredInstances,
                instance => instance.Key, instance => instance.DeregisteredAt + KeepInstances <= now, now - KeepInstances);
            await ForgetAsync(
                cell, EcsTables.Services, EcsTables.EndedServices,
                service => service.Key, service => service.EndedAt + KeepServices <= now, now - KeepServices, (tx, service) => ServiceEvents.Clear(tx, service.Key));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    // Only the minutes that are over are looked at, so that a quiet round costs nothing however much is kept.
    private static async Task ForgetAsync<T>(
        Cell cell, Table<T> table, Index<T> byMinute, Func<T, string> key, Func<T, bool> isDue, DateTimeOffset until, Action<Tx, T>? with = null)
        where T : class
    {
        var last = Minutes.Of(until);
        var due = cell.Peek(view => view.Groups(byMinute)
            .Where(minute => string.CompareOrdinal(minute, last) <= 0)
            .SelectMany(minute => view.In(byMinute, minute))
            .Where(isDue)
            .Select(key)
            .ToList());
        foreach (var batch in due.Chunk(MostAtOnce))
        {
            await cell.WriteAsync(tx =>
            {
                foreach (var one in batch)
                {
                    // It may have come back since, e.g. a token that was used again.
                    if (tx.Get(table, one) is { } record && isDue(record))
                    {
                        tx.Remove(table, one);
                        with?.Invoke(tx, record);
                    }
                }
            });
        }
    }

    private async void Observe(Action<Exception> fault)
    {
        try
        {
            await RunAsync();
        }
        catch (Exception error)
        {
            fault(error);
        }
    }
}
