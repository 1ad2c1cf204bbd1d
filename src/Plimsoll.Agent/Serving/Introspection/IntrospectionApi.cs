using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Serving.Introspection;

/// <summary>
/// What the machine may ask its agent, at port 51678 (AWS: "Amazon ECS container introspection"). On loopback alone: it asks nobody for a key.
/// </summary>
/// <param name="agent">The agent.</param>
/// <param name="logs">Log.</param>
internal sealed partial class IntrospectionApi(ServedAgent agent, ILoggerFactory logs) : IAsyncDisposable
{
    public const int Port = 51678;

    private static readonly IReadOnlyList<string> Commands = ["/v1/metadata", "/v1/tasks"];
    private readonly ILogger _log = logs.CreateLogger("Plimsoll.Agent");
    private WebApplication? _web;

    /// <summary>Begins to answer; where it can not, the log says why.</summary>
    public async Task StartAsync(IPEndPoint address)
    {
        try
        {
            _web = await ServedWeb.StartAsync(address, HandleAsync, logs).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            LogNone(address, error.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_web is { } web)
        {
            _web = null;
            await web.StopAsync().ConfigureAwait(false);
            await web.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Answers.</summary>
    /// <param name="path">The path.</param>
    /// <param name="dockerId">Parameter <c>dockerid</c>: the task that has the container.</param>
    /// <param name="taskArn">Parameter <c>taskarn</c>.</param>
    public async Task<ServedAnswer> AnswerAsync(string path, string? dockerId, string? taskArn)
    {
        switch (path)
        {
            case "/":
                return Json(JsonSerializer.SerializeToUtf8Bytes(new CommandsDocument(Commands), IntrospectionJson.Plain.CommandsDocument));
            case "/v1/metadata":
                return Json(JsonSerializer.SerializeToUtf8Bytes(
                    new AgentDocument(agent.Cluster, agent.ContainerInstanceArn, $"Plimsoll - v{Registrar.AgentVersion} ({Registrar.AgentHash})"), IntrospectionJson.Plain.AgentDocument));
            case "/v1/tasks":
                return await TasksAsync(dockerId, taskArn).ConfigureAwait(false);
            default:
                return ServedAnswer.NotFound;
        }
    }

    private async Task<ServedAnswer> TasksAsync(string? dockerId, string? taskArn)
    {
        if (dockerId is not null && taskArn is not null)
        {
            return ServedAnswer.Json(400, []);
        }

        var all = (await agent.Tasks().ConfigureAwait(false)).Select(task => new ServedTask(agent, task.Plan, task.State, task.State.Containers[0]));
        if (dockerId is null && taskArn is null)
        {
            return Json(JsonSerializer.SerializeToUtf8Bytes(new TasksDocument([.. all.Select(TaskSummary.Of)]), IntrospectionJson.Plain.TasksDocument));
        }

        return all.FirstOrDefault(task => task.State.Arn == taskArn || Has(task.State, dockerId)) is { } found
            ? Json(JsonSerializer.SerializeToUtf8Bytes(TaskSummary.Of(found), IntrospectionJson.Plain.TaskSummary))
            : ServedAnswer.Json(404, []);
    }

    // The beginning of an id does, as for docker itself.
    private static bool Has(TaskState state, string? dockerId) =>
        dockerId is { Length: > 0 } && state.Containers.Any(container => container.DockerId?.StartsWith(dockerId, StringComparison.Ordinal) == true);

    private async Task HandleAsync(HttpContext http)
    {
        var query = http.Request.Query;
        try
        {
            var answer = await AnswerAsync(http.Request.Path.Value ?? "", query["dockerid"].FirstOrDefault(), query["taskarn"].FirstOrDefault()).ConfigureAwait(false);
            await answer.WriteAsync(http).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The agent ends, or who asked went away.
            http.Abort();
        }
    }

    private static ServedAnswer Json(byte[] body) => ServedAnswer.Json(200, body);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Introspection is not answered, because {Address} can not be listened at: {Why}")]
    private partial void LogNone(IPEndPoint address, string why);
}
