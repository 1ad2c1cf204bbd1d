namespace Plimsoll.Ecs.Model;

/// <summary>A container instance as it is kept. Remaining resources and counts are computed from the tasks, never stored.</summary>
internal sealed record ContainerInstanceRecord
{
    /// <summary>Name of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>As AWS shows it, without what is computed.</summary>
    public required ContainerInstance Instance { get; init; }

    /// <summary>Token of the registration, so that a repeated call makes no second instance.</summary>
    public string? ClientToken { get; init; }

    /// <summary>Names of the attributes that a user put: at most ten.</summary>
    public IReadOnlyList<string> CustomAttributes { get; init; } = [];

    /// <summary>Ever-increasing number of payloads and manifests sent to its agent (spec/agent-protocol.md §2.5).</summary>
    public long SequenceNumber { get; init; }

    public string Key => KeyOf(Cluster, Id);

    public static string KeyOf(string cluster, string id) => $"{cluster}/{id}";
}
