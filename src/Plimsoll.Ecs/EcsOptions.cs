using Plimsoll.Cells;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecs;

/// <summary>What ECS needs from the program around it.</summary>
public sealed record EcsOptions
{
    /// <summary>State.</summary>
    public required CellHost Cells { get; init; }

    /// <summary>Paging tokens.</summary>
    public required PageTokens Tokens { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Finds out who opens an agent's websocket.</summary>
    public required ICallAuthenticator Authenticator { get; init; }

    /// <summary>Says whether an agent may open its websockets.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>Credentials for the roles of tasks.</summary>
    public required ITaskRoles Roles { get; init; }

    /// <summary>Reads the output of containers on this machine; null when none are.</summary>
    public IContainerOutput? Output { get; init; }

    /// <summary>Whether the host of an image is this server's registry, under a name that AWS did not give: agents sign in there as to Amazon ECR.</summary>
    public Func<string, bool> IsOwnRegistry { get; init; } = _ => false;

    /// <summary>Number of availability zones of a region, 1 to 6.</summary>
    public int Zones { get; init; } = 3;

    /// <summary>How long a task of a service runs before it counts as healthy when nothing checks its health. ECS waits 40 seconds.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long stopped tasks are kept. ECS keeps them one hour.</summary>
    public TimeSpan KeepStoppedTasks { get; init; } = TimeSpan.FromHours(1);
}
