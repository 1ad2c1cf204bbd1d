using System.Collections.Concurrent;
using System.Globalization;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;

namespace Plimsoll.Agent.Containers;

/// <summary>
/// One stream of events for all instances of the process, handed out by label. While the engine is away it is knocked at with growing
/// waits; when it is back every listener is told to look at everything again, because events were missed.
/// </summary>
internal sealed partial class EngineEvents(DockerEngine engine, TimeProvider time, ILogger log)
{
    private static readonly Dictionary<string, IDictionary<string, bool>> Wanted = new()
    {
        ["type"] = new Dictionary<string, bool> { ["container"] = true },
        ["label"] = new Dictionary<string, bool> { [Labels.Instance] = true },
        ["event"] = new Dictionary<string, bool> { ["die"] = true, ["start"] = true, ["health_status"] = true },
    };

    private readonly ConcurrentDictionary<string, IEngineListener> _listeners = new();
    private readonly Lock _gate = new();
    private bool _up;

    /// <summary>Whether the engine answered when last asked.</summary>
    public bool IsUp => _up;

    public void Add(string instance, IEngineListener listener)
    {
        lock (_gate)
        {
            _listeners[instance] = listener;
            if (_up)
            {
                listener.OnUp();
            }
        }
    }

    public void Remove(string instance) => _listeners.TryRemove(instance, out _);

    public async Task RunAsync(CancellationToken cancel)
    {
        var wait = TimeSpan.Zero;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                // From a little before the ping, so that nothing falls between the look at everything and the stream.
                var since = time.GetUtcNow().AddSeconds(-2).ToUnixTimeSeconds();
                await engine.Client.System.PingAsync(cancel).ConfigureAwait(false);
                var reading = engine.Client.System.MonitorEventsAsync(
                    new ContainerEventsParameters { Since = since.ToString(CultureInfo.InvariantCulture), Filters = Wanted },
                    new Heard(this),
                    cancel);
                Turn(up: true, "");
                wait = TimeSpan.Zero;
                await reading.ConfigureAwait(false);
                Turn(up: false, "the engine closed its event stream");
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Turn(up: false, EngineErrors.Describe(e));
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(wait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait < TimeSpan.FromSeconds(2) ? wait + TimeSpan.FromMilliseconds(100) : wait;
        }
    }

    private void Turn(bool up, string why)
    {
        lock (_gate)
        {
            if (_up == up)
            {
                return;
            }

            _up = up;
            if (up)
            {
                LogUp();
            }
            else
            {
                LogDown(why);
            }

            foreach (var listener in _listeners.Values)
            {
                if (up)
                {
                    listener.OnUp();
                }
                else
                {
                    listener.OnDown(why);
                }
            }
        }
    }

    private sealed class Heard(EngineEvents owner) : IProgress<Message>
    {
        public void Report(Message value)
        {
            if (value.Actor?.Attributes is { } attributes
                && attributes.TryGetValue(Labels.Instance, out var instance)
                && owner._listeners.TryGetValue(instance, out var listener))
            {
                var at = DateTimeOffset.UnixEpoch.AddTicks((value.TimeNano ?? 0) / 100);
                listener.OnEvent(new ContainerEvent(value.Actor.ID, value.Action, attributes.AsReadOnly(), at));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The Docker engine answers")]
    private partial void LogUp();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Docker engine does not answer: {Why}")]
    private partial void LogDown(string why);
}
