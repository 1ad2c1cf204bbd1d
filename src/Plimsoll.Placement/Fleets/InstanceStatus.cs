namespace Plimsoll.Placement.Fleets;

/// <summary>The states of a container instance that placement tells apart.</summary>
public enum InstanceStatus
{
    /// <summary>Takes new tasks.</summary>
    Active,

    /// <summary>Keeps its tasks and takes none, except by StartTask.</summary>
    Draining,

    /// <summary>REGISTERING, DEREGISTERING, REGISTRATION_FAILED or INACTIVE: takes none.</summary>
    Inactive,
}
