using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Link;

/// <summary>Serves the websockets of agents, and gives each the work that commits bring for it.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="options">Authentication and roles.</param>
/// <param name="health">Keeps the health of instances.</param>
/// <param name="logs">Makes loggers.</param>
internal sealed partial class AgentLinkServer(EcsContext ecs, EcsOptions options, InstanceHealth health, ILoggerFactory logs)
{
    private readonly ConcurrentDictionary<string, AcsSession> _sessions = new(StringComparer.Ordinal);
    private readonly ILogger _log = logs.CreateLogger<AgentLinkServer>();
    private volatile bool _stopping;

    /// <summary>Serves <c>/acs/ws</c> and <c>/tcs/ws</c>.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        var telemetry = http.Request.Path.StartsWithSegments("/tcs", StringComparison.Ordinal);
        try
        {
            if (!http.WebSockets.IsWebSocketRequest)
            {
                throw new AwsException("InvalidParameterException", "A websocket handshake is expected here.");
            }

            var handshake = telemetry
                ? await Handshake.ReadAsync(http, ecs, options.Authenticator, options.Authorizer, "ecs:StartTelemetrySession", "cluster", "containerInstance")
                : await Handshake.ReadAsync(http, ecs, options.Authenticator, options.Authorizer, "ecs:Poll", "clusterArn", "containerInstanceArn");
            await (telemetry ? ServeTelemetryAsync(http, handshake) : ServeWorkAsync(http, handshake));
        }
        catch (AwsException error)
        {
            LogRefused(error.Code, error.Message);
            var refusal = new HandshakeRefusal { Type = error.Code, Message = new RefusalMessage { Message = error.Message } };
            http.Response.StatusCode = error.Status;
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(refusal, AgentLinkJson.Default.HandshakeRefusal));
        }
    }

    /// <summary>Follows the commits of all cells.</summary>
    public void Committed(Cell cell, Entry entry)
    {
        foreach (var change in entry.Changes)
        {
            switch (change.New)
            {
                case TaskRecord { InstanceKey: { } key } task when WorkOf(change.Old as TaskRecord, task) is { } work:
                    if (_sessions.TryGetValue(SessionKey(cell, key), out var session))
                    {
                        session.Post(work);
                    }

                    break;
                case ContainerInstanceRecord { Instance.Status: InstanceStatuses.Inactive } gone:
                    if (_sessions.TryGetValue(SessionKey(cell, gone.Key), out var last))
                    {
                        last.Close();
                    }

                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>After a start nobody is connected, whatever was so when the server stopped.</summary>
    public async Task DisconnectAllAsync()
    {
        foreach (var cell in ecs.Cells.All)
        {
            await cell.WriteAsync(tx =>
            {
                foreach (var record in tx.All(EcsTables.ContainerInstances).Where(one => one.Instance.AgentConnected == true).ToList())
                {
                    tx.Put(EcsTables.ContainerInstances, Connected(record, false));
                }
            });
        }
    }

    /// <summary>Ends every connection.</summary>
    /// <param name="forGood">True when the server stops: the state of the instances is left as it is.</param>
    public void CloseAll(bool forGood)
    {
        _stopping |= forGood;
        foreach (var session in _sessions.Values)
        {
            session.Close();
        }
    }

    private static string SessionKey(Cell cell, string instanceKey) => $"{cell.Name} {instanceKey}";

    private static Work? WorkOf(TaskRecord? old, TaskRecord @new) => @new.Task switch
    {
        { LastStatus: TaskStatuses.Stopped } => null,
        { DesiredStatus: TaskStatuses.Stopped } when old?.Task.DesiredStatus != TaskStatuses.Stopped => new Work.Stop(@new.Key),
        { DesiredStatus: TaskStatuses.Running } when old?.InstanceKey is null => new Work.Start(@new.Key),
        _ => null,
    };

    private async Task ServeTelemetryAsync(HttpContext http, Handshake handshake)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var session = new TcsSession(socket, handshake, health, ecs.Time, _log);
        await session.RunAsync(http.RequestAborted);
    }

    private async Task ServeWorkAsync(HttpContext http, Handshake handshake)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var (cell, instance) = (handshake.Cell, handshake.Instance);
        var desk = new WorkDesk(cell, instance, new SessionCredentials(cell, options.Roles, ecs.Time), ecs.Time);
        using var session = new AcsSession(socket, desk, ecs.Time, _log);
        var key = SessionKey(cell, instance.Key);
        AcsSession? replaced = null;
        _sessions.AddOrUpdate(key, session, (_, old) =>
        {
            replaced = old;
            return session;
        });
        replaced?.Close();
        try
        {
            await ChangeAsync(cell, instance.Key, record => record with
            {
                Instance = record.Instance with { VersionInfo = Versions(http.Request.Query) },
            }, connected: true);
            await EnqueueAsync(session, cell, instance.Key, http.Request.Query["sendCredentials"] == "true");
            await session.RunAsync(http.RequestAborted);
        }
        finally
        {
            if (_sessions.TryRemove(new(key, session)) && !_stopping)
            {
                health.Remove(instance.Instance.ContainerInstanceArn!);
                await ChangeAsync(cell, instance.Key, record => record, connected: false);
            }
        }
    }

    // Everything that the agent may not know yet goes first; the manifest then makes it find what it runs too much.
    private static async Task EnqueueAsync(AcsSession session, Cell cell, string instanceKey, bool sendCredentials)
    {
        var tasks = await cell.ReadAsync(view =>
            view.In(EcsTables.TasksByInstance, instanceKey).Where(task => task.Task.LastStatus != TaskStatuses.Stopped).ToList());
        foreach (var task in tasks)
        {
            if (task.Task.DesiredStatus == TaskStatuses.Stopped)
            {
                session.Post(new Work.Stop(task.Key));
            }
            else if (!task.StartAcknowledged)
            {
                session.Post(new Work.Start(task.Key));
            }
            else if (sendCredentials)
            {
                session.Post(new Work.Credentials(task.Key, Execution: false));
                session.Post(new Work.Credentials(task.Key, Execution: true));
            }
        }

        session.Post(new Work.Manifest());
    }

    private async Task ChangeAsync(Cell cell, string key, Func<ContainerInstanceRecord, ContainerInstanceRecord> change, bool connected) =>
        await cell.WriteAsync(tx =>
        {
            if (tx.Get(EcsTables.ContainerInstances, key) is { Instance.Status: not InstanceStatuses.Inactive } record)
            {
                tx.Put(EcsTables.ContainerInstances, Connected(change(record), connected));
            }
        });

    private ContainerInstanceRecord Connected(ContainerInstanceRecord record, bool connected) => record with
    {
        ConnectivityAt = ecs.Now,
        Instance = record.Instance with { AgentConnected = connected, Version = record.Instance.Version + 1 },
    };

    private static VersionInfo Versions(IQueryCollection query) => new()
    {
        AgentVersion = query["agentVersion"],
        AgentHash = query["agentHash"],
        DockerVersion = query["dockerVersion"],
    };

    [LoggerMessage(1, LogLevel.Information, "Agent connection refused: {Code}: {Reason}")]
    private partial void LogRefused(string code, string reason);
}
