using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Registration;
using Plimsoll.AgentLink;

namespace Plimsoll.Agent.Link;

/// <summary>Keeps the ACS websocket open: connects, hands messages to the handler, answers, reconnects (agent-protocol §2).</summary>
internal sealed partial class AcsSession(
    LinkSocket sockets,
    Endpoints endpoints,
    AcsHandler handler,
    string cluster,
    string instance,
    EngineFacts engine,
    TimeProvider time,
    Random chance,
    ILogger log)
{
    private static readonly TimeSpan InactiveWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(1);
    private volatile bool _inactive;
    private volatile bool _connected;

    /// <summary>The control plane has deregistered the instance.</summary>
    public bool IsInactive => _inactive;

    /// <summary>The websocket is open.</summary>
    public bool IsConnected => _connected;

    public async Task RunAsync(CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(250), TimeSpan.FromMinutes(2), 1.5, chance);
        var sendCredentials = true;
        while (!cancel.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                var address = await endpoints.AcsAsync(cluster, instance, engine, sendCredentials, cancel).ConfigureAwait(false);
                using var socket = await sockets.OpenAsync(address, cancel).ConfigureAwait(false);
                (_inactive, _connected, sendCredentials) = (false, true, false);
                LogConnected();
                await ServeAsync(socket, cancel).ConfigureAwait(false);
            }
            catch (HandshakeRefusedException e) when (e.IsInactive)
            {
                _inactive = true;
                LogInactive(e.Message);
                await Task.Delay(InactiveWait, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HandshakeRefusedException or WebSocketException or Wire.Errors.AwsException || Faults.IsTransient(e))
            {
                LogLost(e.Message);
            }
            finally
            {
                _connected = false;
            }

            // A connection that worked is opened again at once; one that fails in a row is given time.
            if (time.GetElapsedTime(began) >= HealthyAfter)
            {
                backoff.Reset();
            }

            await Task.Delay(backoff.Next(), time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(WebSocket socket, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var answers = Channel.CreateUnbounded<LinkMessage>();
        var sending = SendAsync(socket, answers.Reader, stop.Token);
        try
        {
            await new LinkReader(socket, time, chance, log).RunAsync(
                async message =>
                {
                    foreach (var answer in await handler.HandleAsync(message, cancel).ConfigureAwait(false))
                    {
                        answers.Writer.TryWrite(answer);
                    }
                },
                cancel).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task SendAsync(WebSocket socket, ChannelReader<LinkMessage> answers, CancellationToken cancel)
    {
        await foreach (var answer in answers.ReadAllAsync(cancel).ConfigureAwait(false))
        {
            await socket.SendAsync(LinkCodec.Encode(answer).AsMemory(), WebSocketMessageType.Text, true, cancel).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the control plane")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The instance is not registered any more; tried again in an hour: {Why}")]
    private partial void LogInactive(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to the control plane was lost: {Why}")]
    private partial void LogLost(string why);
}
