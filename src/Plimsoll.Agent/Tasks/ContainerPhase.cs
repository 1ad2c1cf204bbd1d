namespace Plimsoll.Agent.Tasks;

/// <summary>How far a container is. It only goes forward.</summary>
internal enum ContainerPhase
{
    /// <summary>Nothing done.</summary>
    None,

    /// <summary>Its image is on the engine.</summary>
    Pulled,

    /// <summary>It exists on the engine.</summary>
    Created,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It will not run (again).</summary>
    Stopped,
}
