namespace Plimsoll.Agent.Tasks;

/// <summary>What is being done to a container at this moment.</summary>
internal enum Operation
{
    None,

    Pull,

    /// <summary>A pull that was told to end.</summary>
    CancelPull,

    Create,

    Start,

    Stop,
}
