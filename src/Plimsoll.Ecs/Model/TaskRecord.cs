using Plimsoll.Placement.Fleets;

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
    public required Demand Demand { get; init; }

    /// <summary>The GPUs that it was given.</summary>
    public IReadOnlyList<string> GpuIds { get; init; } = [];

    /// <summary>Its network interface when it has one of its own.</summary>
    public TaskNetworkInterface? NetworkInterface { get; init; }

    /// <summary>
    /// How lines get to the log drivers of containers whose definition says nothing: the setting <c>defaultLogDriverMode</c> when the task was
    /// launched; null for <c>non-blocking</c>.
    /// </summary>
    public string? LogMode { get; init; }

    /// <summary>Why it was placed where it is.</summary>
    public PackedExplanation? Placement { get; init; }

    /// <summary>Id under which containers find the task role's credentials; unguessable.</summary>
    public string? TaskCredentialsId { get; init; }

    /// <summary>Id of the execution role's credentials.</summary>
    public string? ExecutionCredentialsId { get; init; }

    /// <summary>True once the agent has acknowledged the payload that starts it.</summary>
    public bool StartAcknowledged { get; init; }

    /// <summary>Name of the service that started it; null for a standalone task.</summary>
    public string? Service { get; init; }

    /// <summary>True once its service has taken note that it stopped.</summary>
    public bool Accounted { get; init; }

    /// <summary>Until when it is protected from scale-in; null when it is not.</summary>
    public DateTimeOffset? ProtectedUntil { get; init; }

    /// <summary>Why its service chose it to be stopped, rule by rule.</summary>
    public IReadOnlyList<string>? ScaleIn { get; init; }

    /// <summary>One string, for the ledgers to share.</summary>
    public string Key => field ??= KeyOf(Cluster, Id);

    public static string KeyOf(string cluster, string id) => $"{cluster}/{id}";
}

/// <summary>The network interface of an awsvpc task.</summary>
/// <param name="Id"><c>eni-…</c>.</param>
/// <param name="AttachmentId">UUID of the attachment that DescribeTasks shows.</param>
/// <param name="SubnetId">Subnet.</param>
/// <param name="MacAddress">Six octets.</param>
/// <param name="PrivateAddress">IPv4 address in the subnet.</param>
/// <param name="Gateway">IPv4 gateway of the subnet.</param>
internal sealed record TaskNetworkInterface(
    string Id, string AttachmentId, string SubnetId, string MacAddress, string PrivateAddress, string Gateway);
