namespace Plimsoll.Agent.Tasks;

/// <summary>What must be so of another container.</summary>
internal enum DependencyCondition
{
    /// <summary>It exists (volumesFrom).</summary>
    Create,

    /// <summary>It has started, even if it has stopped since.</summary>
    Start,

    /// <summary>It has run and exited, whatever the code.</summary>
    Complete,

    /// <summary>It has exited with 0.</summary>
    Success,

    /// <summary>Its health check passes.</summary>
    Healthy,
}

/// <summary>A dependency on another container of the task.</summary>
internal readonly record struct Dependency(string On, DependencyCondition Condition);
