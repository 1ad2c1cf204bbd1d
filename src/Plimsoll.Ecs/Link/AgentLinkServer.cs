using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Link.Payloads;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;

namespace Plimsoll.Ecs.Link;

/// <summary>Serves the websockets of agents, and gives each the work that commits bring for it.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="options">Authentication and roles.</param>
/// <param name="health">Keeps the health of instances.</param>
/// <param name="logs">Makes loggers.</param>
internal sealed partial class AgentLinkServer(EcsContext ecs, EcsOptions options, InstanceHealth health, ILoggerFactory logs)
{
    private readonly Sessions _sessions = new();
    private readonly Sequence _sequence = new(ecs.Time);
    private readonly ILogger _log = logs.CreateLogger<AgentLinkServer>();

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

            if (_sessions.Closed)
            {
                throw new AwsException("ServerException", "The server is stopping.", 503);
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

    /// <summary>Follows the commits of all cells. Runs on the committer's thread: it only puts work into queues.</summary>
    public void Committed(Cell cell, Entry entry)
    {
        foreach (var change in entry.Changes)
        {
            switch (change.New)
            {
                case TaskRecord { InstanceKey: { } key } task when WorkOf(change.Old as TaskRecord, task) is { } work:
                    _sessions.Find(cell, key)?.Post(work);
                    break;
                case ContainerInstanceRecord { Instance.Status: InstanceStatuses.Inactive } gone:
                    _sessions.Close(cell, gone.Key);
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
    public void CloseAll(bool forGood) => _sessions.CloseAll(forGood);

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
        var (cell, key) = (handshake.Cell, handshake.Instance.Key);
        var session = new TcsSession(socket, handshake, health, ecs.Time, _log);
        _sessions.Add(cell, key, telemetry: true, session);
        try
        {
            if (await cell.ReadAsync(view => IsThere(view, key)))
            {
                await session.RunAsync(http.RequestAborted);
            }
        }
        finally
        {
            _sessions.Remove(cell, key, telemetry: true, session);
        }
    }

    private async Task ServeWorkAsync(HttpContext http, Handshake handshake)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var (cell, instance) = (handshake.Cell, handshake.Instance);
        var own = new OwnRegistry($"{http.Request.Scheme}://{RequestHost.Of(http.Request)}", options.IsOwnRegistry);
        var desk = new WorkDesk(cell, instance, new SessionCredentials(cell, options.Roles, ecs.Time), _sequence, own, ecs.Time);
        var query = http.Request.Query;
        var session = new AcsSession(socket, desk, int.TryParse(query["protocolVersion"], out var version) && version >= 2, ecs.Time, _log);
        _sessions.Add(cell, instance.Key, telemetry: false, session);
        try
        {
            // Deregistered since the handshake, before the commit could find this session: nothing to serve.
            if (!await ConnectAsync(cell, instance.Key, query))
            {
                session.Close();
            }

            await EnqueueAsync(session, cell, instance.Key);
            await session.RunAsync(http.RequestAborted);
        }
        finally
        {
            if (_sessions.Remove(cell, instance.Key, telemetry: false, session) && !_sessions.Closed)
            {
                await DisconnectAsync(cell, instance);
            }
        }
    }

    // Everything that the agent may not know yet goes first; the manifest then makes it find what it runs too much. Credentials go
    // to every task, whether or not the agent asks for them: a server that was started again does not know when theirs end.
    private static async Task EnqueueAsync(AcsSession session, Cell cell, string instanceKey)
    {
        foreach (var task in await cell.ReadAsync(view => LiveTasks.On(view, instanceKey)))
        {
            if (task.Task.DesiredStatus == TaskStatuses.Stopped)
            {
                session.Post(new Work.Stop(task.Key));
            }
            else if (!task.StartAcknowledged)
            {
                session.Post(new Work.Start(task.Key));
            }

            if (task.StartAcknowledged && task.TaskCredentialsId is not null)
            {
                session.Post(new Work.Credentials(task.Key, Execution: false));
            }

            if (task.StartAcknowledged && task.ExecutionCredentialsId is not null)
            {
                session.Post(new Work.Credentials(task.Key, Execution: true));
            }
        }

        session.Post(new Work.Manifest());
    }

    private static bool IsThere(View view, string key) =>
        view.Get(EcsTables.ContainerInstances, key) is { Instance.Status: not InstanceStatuses.Inactive };

    private async Task<bool> ConnectAsync(Cell cell, string key, IQueryCollection query) => await cell.WriteAsync(tx =>
    {
        if (!IsThere(tx, key))
        {
            return false;
        }

        var record = tx.Get(EcsTables.ContainerInstances, key)!;
        var known = record.Instance.VersionInfo ?? new VersionInfo();
        tx.Put(EcsTables.ContainerInstances, Connected(
            record with
            {
                Instance = record.Instance with
                {
                    VersionInfo = new VersionInfo
                    {
                        AgentVersion = (string?)query["agentVersion"] ?? known.AgentVersion,
                        AgentHash = (string?)query["agentHash"] ?? known.AgentHash,
                        DockerVersion = (string?)query["dockerVersion"] ?? known.DockerVersion,
                    },
                },
            },
            true));
        return true;
    });

    // Inside the transaction nothing can connect between the look and the write: a session is added before it says so.
    private async Task DisconnectAsync(Cell cell, ContainerInstanceRecord instance) => await cell.WriteAsync(tx =>
    {
        if (_sessions.Find(cell, instance.Key) is null)
        {
            health.Remove(instance.Instance.ContainerInstanceArn!);
            if (IsThere(tx, instance.Key))
            {
                tx.Put(EcsTables.ContainerInstances, Connected(tx.Get(EcsTables.ContainerInstances, instance.Key)!, false));
            }
        }
    });

    private ContainerInstanceRecord Connected(ContainerInstanceRecord record, bool connected) => record with
    {
        ConnectivityAt = ecs.Now,
        Instance = record.Instance with { AgentConnected = connected, Version = record.Instance.Version + 1 },
    };

    [LoggerMessage(1, LogLevel.Information, "Agent connection refused: {Code}: {Reason}")]
    private partial void LogRefused(string code, string reason);
}
