using Plimsoll.Ecr;

namespace Plimsoll.Hosting;

/// <summary>How a server is to be run: the options of <c>plimsoll up</c>.</summary>
internal sealed record ServerOptions
{
    /// <summary>Port that tools made for local AWS look for.</summary>
    public const int DefaultPort = 4566;

    /// <summary>Data directory.</summary>
    public required string Data { get; init; }

    /// <summary>TCP port, 0 to 65535; 0 for any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Address to listen on.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Host, and port if need be, by which clients reach the registry; null for the one that each caller uses.</summary>
    public string? RegistryHost { get; init; }

    /// <summary>Region of the local instances, and of calls that name none.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Account of the root user, twelve digits.</summary>
    public string Account { get; init; } = "000000000000";

    /// <summary>Number of availability zones of a region, 1 to 6.</summary>
    public int Zones { get; init; } = 3;

    /// <summary>Cluster of the local instances.</summary>
    public string Cluster { get; init; } = "default";

    /// <summary>Number of local container instances.</summary>
    public int Instances { get; init; }

    /// <summary>Type of the local instances.</summary>
    public string InstanceType { get; init; } = "t3.medium";

    /// <summary>Whether host ports are published on 127.0.0.1 too, where they are free; null: when there is one instance.</summary>
    public bool? PublishHostPorts { get; init; }

    /// <summary>How long a task of a service without health check runs before it counts as healthy.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long stopped tasks are kept.</summary>
    public TimeSpan KeepStoppedTasks { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Command that scans images; null where nothing does.</summary>
    public string? ImageScanner { get; init; }

    /// <summary>True when the registry offers the deletes of the distribution specification.</summary>
    public bool RegistryDeletes { get; init; }

    /// <summary>Shows pushes and pulls under way, null for none; itself null where there is no terminal.</summary>
    public Action<string?>? ShowTransfers { get; init; }

    /// <summary>Whether signatures are checked.</summary>
    public AuthMode Auth { get; init; } = AuthMode.On;

    /// <summary>Where layers and manifests are kept; null for the data directory.</summary>
    public BlobBucket? BlobBucket { get; init; }

    /// <summary>Where logs are exported to; null where they are not.</summary>
    public S3Service? S3 { get; init; }

    /// <summary>How pull-through caches reach other registries.</summary>
    public UpstreamOptions Upstreams { get; init; } = new();
}
