using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Serving.Metadata;
using Plimsoll.Agent.Serving.Protection;

namespace Plimsoll.Agent.Serving;

/// <summary>
/// What containers find at <c>http://169.254.170.2</c>: the credentials of their task's role, and what they and
/// their task are. One for all agents of a process: an id
/// that nobody can guess is all that says who asks, and the machine's rules bring containers here (docs/roles.md).
/// </summary>
/// <param name="config">The limit of requests.</param>
/// <param name="auditFile">The audit log; null for none.</param>
/// <param name="time">Clock.</param>
/// <param name="logs">Log.</param>
public sealed partial class ContainerEndpoint(AgentConfig config, string? auditFile, TimeProvider time, ILoggerFactory logs) : IAsyncDisposable
{
    /// <summary>The address at which SDKs ask, at port 80.</summary>
    public const string Address = "169.254.170.2";

    /// <summary>The port that listens, on the ECS agent's list of reserved ones.</summary>
    public const int Port = 51679;

    private const int MostConnections = 4096;
    private const long MostBody = 64 * 1024;
    private static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(10);
    private readonly ILogger _log = logs.CreateLogger("Plimsoll.Agent");
    private readonly AuditLog _audit = new(auditFile, time, logs.CreateLogger("Plimsoll.Agent"));
    private readonly RequestLimiter _limiter = new(config.TaskMetadataLimit, time);
    private readonly MetadataAnswers _metadata = new(time);
    private readonly ProtectionAnswers _protection = new(time);
    private readonly Lock _gate = new();
    private ServedAgent[] _agents = [];
    private WebApplication? _web;

    /// <summary>How many agents answer here. While one of them is missing, an id that nobody has may be one of its tasks'.</summary>
    public int Expected { get; set; } = 1;

    /// <summary>Where it listens; null when it does not.</summary>
    public IPEndPoint? Listening { get; private set; }

    /// <summary>Begins to listen.</summary>
    /// <param name="address">Where; with port 0 at any.</param>
    /// <returns>False when the address is not to be had; the log says why.</returns>
    public async Task<bool> StartAsync(IPEndPoint address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = HeaderTimeout;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = MostBody;
            kestrel.Listen(address, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var web = builder.Build();
        web.Run(HandleAsync);
        try
        {
            await web.StartAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await web.DisposeAsync().ConfigureAwait(false);
            LogNone(address, error.Message);
            return false;
        }

        _web = web;
        var url = new Uri(web.Urls.First());
        Listening = new IPEndPoint(IPAddress.Parse(url.Host), url.Port);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Listening = null;
        if (_web is { } web)
        {
            _web = null;
            await web.StopAsync().ConfigureAwait(false);
            await web.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Answers for an agent too, which has read the tasks it knows.</summary>
    internal void Add(ServedAgent agent)
    {
        lock (_gate)
        {
            _agents = [.. _agents, agent];
        }
    }

    /// <summary>Answers for an agent no more.</summary>
    internal void Remove(ServedAgent agent)
    {
        lock (_gate)
        {
            _agents = [.. _agents.Where(one => one != agent)];
        }
    }

    private async Task HandleAsync(HttpContext http)
    {
        var answer = CredentialsRequest.Of(http.Request) is { } asked ? Credentials(http, asked)
            : MetadataRequest.Of(http.Request.Path.Value ?? "") is { } metadata ? await MetadataAsync(http, metadata).ConfigureAwait(false)
            : ProtectionRequest.IdOf(http.Request.Path.Value ?? "") is { } id ? await ProtectionAsync(http, id).ConfigureAwait(false)
            : ServedAnswer.NotFound;
        await WriteAsync(http, answer).ConfigureAwait(false);
    }

    private async Task<ServedAnswer> MetadataAsync(HttpContext http, MetadataRequest asked)
    {
        var origin = http.Connection.RemoteIpAddress ?? IPAddress.None;
        var task = await FindAsync(agent => asked.Version == 2 ? agent.FindAsync(origin) : agent.FindAsync(asked.Id)).ConfigureAwait(false);
        return _limiter.Take(task?.State.Arn ?? origin.ToString())
            ? await _metadata.OfAsync(asked, task, origin, http.RequestAborted).ConfigureAwait(false)
            : ServedAnswer.TooMany;
    }

    private async Task<ServedAnswer> ProtectionAsync(HttpContext http, string id)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsPut(http.Request.Method))
        {
            return ServedAnswer.WrongMethod;
        }

        var task = await FindAsync(agent => agent.FindAsync(id)).ConfigureAwait(false);
        if (!_limiter.Take(task?.State.Arn ?? http.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            return ServedAnswer.TooMany;
        }

        if (HttpMethods.IsGet(http.Request.Method))
        {
            return await _protection.GetAsync(task, http.RequestAborted).ConfigureAwait(false);
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        return await _protection.PutAsync(task, body.ToArray(), http.RequestAborted).ConfigureAwait(false);
    }

    private async Task<ServedTask?> FindAsync(Func<ServedAgent, Task<ServedTask?>> look)
    {
        foreach (var agent in Volatile.Read(ref _agents))
        {
            if (await look(agent).ConfigureAwait(false) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ServedAnswer Credentials(HttpContext http, CredentialsRequest asked)
    {
        var origin = new IPEndPoint(http.Connection.RemoteIpAddress ?? IPAddress.None, http.Connection.RemotePort);
        var agents = Volatile.Read(ref _agents);
        var (agent, found) = string.IsNullOrEmpty(asked.Id) ? default : Find(agents, asked.Id);
        var answer = !_limiter.Take(found is null ? origin.Address.ToString() : asked.Id!) ? ServedAnswer.TooMany
            : string.IsNullOrEmpty(asked.Id) ? CredentialsAnswers.NoId(asked.Version)
            : found is { Credentials.AccessKeyId: not null } ? CredentialsAnswers.Of(found.Credentials)
            : found is not null || agents.Length < Expected ? CredentialsAnswers.Uninitialized(asked.Version)
            : CredentialsAnswers.InvalidId(asked.Version);
        _audit.Write(new AuditEntry(
            answer.Status, origin.ToString(), asked.Url, http.Request.Headers.UserAgent.ToString(), found?.TaskArn ?? "", agent?.Cluster ?? "", agent?.ContainerInstanceArn ?? ""));
        return answer;
    }

    private static (ServedAgent? Agent, StoredCredentials? Found) Find(ServedAgent[] agents, string id)
    {
        foreach (var agent in agents)
        {
            if (agent.Credentials.Application(id) is { } found)
            {
                return (agent, found);
            }
        }

        return default;
    }

    private static async Task WriteAsync(HttpContext http, ServedAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Containers get no role credentials, because {Address} can not be listened at: {Why}")]
    private partial void LogNone(IPEndPoint address, string why);
}
