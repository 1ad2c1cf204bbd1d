namespace Plimsoll.Ecs.Model;

/// <summary>A task as it is kept.</summary>
internal sealed record TaskRecord
{
    /// <summary>Name of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the instance that it was placed on; null while it waits for one.</summary>
    public string? InstanceKey { get; init; }

    /// <summary>Family of its definition.</summary>
    public required string Family { get; init; }

    /// <summary>As AWS shows it.</summary>
    public required EcsTask Task { get; init; }

    /// <summary>What it reserves on its instance.</summary>
    public required TaskReservation Reservation { get; init; }

    /// <summary>Id under which containers find the task role's credentials; unguessable.</summary>
    public string? TaskCredentialsId { get; init; }

    /// <summary>Id of the execution role's credentials.</summary>
    public string? ExecutionCredentialsId { get; init; }

    /// <summary>True once the agent has acknowledged the payload that starts it.</summary>
    public bool StartAcknowledged { get; init; }

    public string Key => KeyOf(Cluster, Id);

    public static string KeyOf(string cluster, string id) => $"{cluster}/{id}";
}

/// <summary>What a task reserves on its instance (spec/placement.md §2).</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="MemoryMiB">MiB.</param>
/// <param name="TcpPorts">Static TCP host ports.</param>
/// <param name="UdpPorts">Static UDP host ports.</param>
/// <param name="Gpus">Number of GPUs.</param>
/// <param name="GpuIds">The GPUs that it was given.</param>
/// <param name="NetworkInterfaces">ENIs: one for an awsvpc task.</param>
internal sealed record TaskReservation(
    int Cpu, int MemoryMiB, IReadOnlyList<int> TcpPorts, IReadOnlyList<int> UdpPorts, int Gpus, IReadOnlyList<string> GpuIds, int NetworkInterfaces);
