using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecs.Api.AccountSettings;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs;

/// <summary>Amazon ECS: its operations, its agent link, its control loops.</summary>
public sealed class EcsService : IAsyncDisposable
{
    /// <summary>Builds the service; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    public EcsService(EcsOptions options, ILoggerFactory logs)
    {
        _ = logs;
        var context = new EcsContext(options.Cells, options.Tokens, options.Time);
        Definition = new ServiceDefinition
        {
            Name = "ecs",
            Protocol = WireProtocol.Json11,
            Target = "AmazonEC2ContainerServiceV20141113",
            Operations =
            [
                .. new ClustersApi(context).Operations,
                .. new AccountSettingsApi(context).Operations,
            ],
        };
    }

    /// <summary>Tables that the schema of the cells must have.</summary>
    public static IReadOnlyList<Table> Tables => EcsTables.All;

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>Derived states that each cell must have.</summary>
    public static IReadOnlyList<IDerived> Derive() => [];

    /// <summary>Starts the control loops: what was half done when the server stopped is taken up again.</summary>
    public Task StartAsync() => Task.CompletedTask;

    /// <summary>Serves an agent's websocket: <c>/acs/ws</c> and <c>/tcs/ws</c>.</summary>
    public Task ServeAgentAsync(HttpContext http) => Task.CompletedTask;

    /// <summary>Forgets what is in memory: the cells were emptied. Agents are told to stop what they run.</summary>
    public Task ResetAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
