using Microsoft.Extensions.Logging;
using Plimsoll.Agent;

namespace Plimsoll.Local;

/// <summary>Keeps the agent of one instance running, as the service manager of a machine does.</summary>
/// <param name="instance">The instance.</param>
/// <param name="make">Makes its agent.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class LocalAgent(LocalInstance instance, Func<AgentHost> make, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan BeforeRestart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostBeforeRestart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostStop = TimeSpan.FromSeconds(7);
    private readonly CancellationTokenSource _stop = new();
    private volatile AgentHost? _host;
    private Task _running = Task.CompletedTask;

    /// <summary>True while the agent has its connection to the control plane.</summary>
    public bool IsConnected => _host is { IsConnected: true };

    /// <summary>True when the agent will not run again.</summary>
    public bool HasEnded => _running.IsCompleted;

    public void Start() => _running = RunAsync();

    /// <summary>Ends the agent; its containers go on. One that does not end in time is left behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running.WaitAsync(MostStop, time);
            _stop.Dispose();
        }
        catch (TimeoutException)
        {
            LogStuck(instance.Id);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            for (var wait = BeforeRestart; ; wait = wait * 2 < MostBeforeRestart ? wait * 2 : MostBeforeRestart)
            {
                var began = time.GetTimestamp();
                var code = await OnceAsync();
                if (_stop.IsCancellationRequested)
                {
                    return;
                }

                if (code == AgentExitException.Terminal)
                {
                    LogEnded(instance.Id);
                    return;
                }

                wait = time.GetElapsedTime(began) > MostBeforeRestart ? BeforeRestart : wait;
                await Task.Delay(wait, time, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to end while it waited for its next start.
        }
    }

    // A fault of the agent ends one run of it, as a crash of its process would: the next finds its containers again.
    private async Task<int> OnceAsync()
    {
        try
        {
            _host = make();
            return await _host.RunAsync(_stop.Token);
        }
        catch (Exception error) when (!_stop.IsCancellationRequested)
        {
            LogFailed(error, instance.Id);
            return AgentExitException.Retryable;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The agent of {Instance} has ended for good")]
    private partial void LogEnded(string instance);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The agent of {Instance} does not end; it is left behind")]
    private partial void LogStuck(string instance);

    [LoggerMessage(Level = LogLevel.Error, Message = "The agent of {Instance} failed")]
    private partial void LogFailed(Exception error, string instance);
}
