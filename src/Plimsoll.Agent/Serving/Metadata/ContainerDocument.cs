namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>A container as it sees itself. Members are AWS's; null ones are left out.</summary>
internal sealed record ContainerDocument
{
    public required string DockerId { get; init; }

    public required string Name { get; init; }

    public string? DockerName { get; init; }

    public string? Image { get; init; }

    public string? ImageID { get; init; }

    public IReadOnlyList<PortDocument>? Ports { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? DesiredStatus { get; init; }

    public string? KnownStatus { get; init; }

    public int? ExitCode { get; init; }

    public required ContainerLimits Limits { get; init; }

    public DateTime? CreatedAt { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? FinishedAt { get; init; }

    public required string Type { get; init; }

    public HealthDocument? Health { get; init; }

    public IReadOnlyList<VolumeDocument>? Volumes { get; init; }

    public string? LogDriver { get; init; }

    public IReadOnlyDictionary<string, string>? LogOptions { get; init; }

    public string? ContainerARN { get; init; }

    public IReadOnlyList<NetworkDocument>? Networks { get; init; }

    public int? RestartCount { get; init; }
}

/// <summary>A port of a container.</summary>
internal sealed record PortDocument(int ContainerPort, string Protocol, int? HostPort, string? HostIp);

/// <summary>Limits of a container.</summary>
/// <param name="CPU">CPU units.</param>
/// <param name="Memory">MiB.</param>
internal sealed record ContainerLimits(long CPU, long? Memory);

/// <summary>What a container's health check said; the members' names begin small.</summary>
internal sealed record HealthDocument(
    [property: System.Text.Json.Serialization.JsonPropertyName("status")] string Status,
    [property: System.Text.Json.Serialization.JsonPropertyName("statusSince")] DateTime? StatusSince,
    [property: System.Text.Json.Serialization.JsonPropertyName("exitCode")] int? ExitCode,
    [property: System.Text.Json.Serialization.JsonPropertyName("output")] string? Output);

/// <summary>A mount.</summary>
internal sealed record VolumeDocument(string? DockerName, string? Source, string? Destination);

/// <summary>A network of a container; those after the addresses are of version 4 and awsvpc.</summary>
internal sealed record NetworkDocument(string NetworkMode, IReadOnlyList<string> IPv4Addresses)
{
    public int? AttachmentIndex { get; init; }

    public string? MACAddress { get; init; }

    public string? IPv4SubnetCIDRBlock { get; init; }

    public IReadOnlyList<string>? DomainNameServers { get; init; }

    public IReadOnlyList<string>? DomainNameSearchList { get; init; }

    public string? PrivateDNSName { get; init; }

    public string? SubnetGatewayIpv4Address { get; init; }
}
