namespace Plimsoll.Ecs.Model;

/// <summary>A container instance as it is kept. Remaining resources and counts are computed from the tasks, never stored.</summary>
internal sealed record ContainerInstanceRecord
{
    public const string ZoneAttribute = "ecs.availability-zone";
    public const string PrivateAddressAttribute = "plimsoll.private-ipv4-address";

    /// <summary>Name of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>As AWS shows it, without what is computed.</summary>
    public required ContainerInstance Instance { get; init; }

    /// <summary>Token of the registration, so that a repeated call makes no second instance.</summary>
    public string? ClientToken { get; init; }

    /// <summary>When the agent's link last went up or down.</summary>
    public DateTimeOffset? ConnectivityAt { get; init; }

    /// <summary>When it was deregistered: an INACTIVE instance is remembered for a day.</summary>
    public DateTimeOffset? DeregisteredAt { get; init; }

    /// <summary>What its tasks show of its attributes: the architecture.</summary>
    public IReadOnlyList<InstanceAttribute> TaskAttributes =>
        [.. (Instance.Attributes ?? []).Where(attribute => attribute.Name == "ecs.cpu-architecture").Take(1)];

    /// <summary>Its availability zone.</summary>
    public string? Zone => Attribute(ZoneAttribute);

    /// <summary>Its address in the VPC, which on AWS EC2 knows; null where it has none.</summary>
    public string? PrivateAddress => Attribute(PrivateAddressAttribute);

    /// <summary>One string, for its tasks to share.</summary>
    public string Key => field ??= KeyOf(Cluster, Id);

    public static string KeyOf(string cluster, string id) => $"{cluster}/{id}";

    private string? Attribute(string name) => Instance.Attributes?.FirstOrDefault(attribute => attribute.Name == name)?.Value;
}
