namespace Plimsoll.Ecs.Control.Services;

/// <summary>How a task of a service counts.</summary>
internal enum TaskCondition
{
    /// <summary>It does not run yet.</summary>
    Pending,

    /// <summary>It runs and is not yet known to be well.</summary>
    Settling,

    /// <summary>It runs and is well: it counts towards the minimum.</summary>
    Healthy,

    /// <summary>Its health check says that it is not: it is to be replaced.</summary>
    Unhealthy,
}
