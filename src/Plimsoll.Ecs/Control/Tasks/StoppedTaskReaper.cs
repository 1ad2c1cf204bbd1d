using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Forgets stopped tasks, and the client tokens of old calls, when their time is over (ECS keeps stopped tasks one hour).</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="keep">How long stopped tasks are kept.</param>
internal sealed class StoppedTaskReaper(EcsContext ecs, TimeSpan keep) : IDisposable
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeepTokens = TimeSpan.FromHours(24);
    private ITimer? _timer;

    /// <summary>Starts to look, once a minute.</summary>
    public void Start(Action<Exception> fault) => _timer = ecs.Time.CreateTimer(_ => Observe(fault), null, Every, Every);

    /// <summary>Forgets what is due now.</summary>
    public async Task RunAsync()
    {
        var now = ecs.Now;
        foreach (var cell in ecs.Cells.All)
        {
            var due = cell.Peek(view => view.In(EcsTables.StoppedTasks, "").Where(task => task.Task.StoppedAt + keep <= now).Select(task => task.Key).ToList());
            var tokens = cell.Peek(view => view.All(EcsTables.ClientTokens).Where(token => token.At + KeepTokens <= now).Select(token => token.Key).ToList());
            foreach (var batch in due.Chunk(MostAtOnce))
            {
                await cell.WriteAsync(tx => Array.ForEach(batch, key => tx.Remove(EcsTables.Tasks, key)));
            }

            foreach (var batch in tokens.Chunk(MostAtOnce))
            {
                await cell.WriteAsync(tx => Array.ForEach(batch, key => tx.Remove(EcsTables.ClientTokens, key)));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

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
