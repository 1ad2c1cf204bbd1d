namespace Plimsoll.AgentLink.Acs;

/// <summary>Where an agent version is and how it is checked.</summary>
public sealed record UpdateInfo
{
    /// <summary>The file's URL.</summary>
    public string? Location { get; init; }

    /// <summary>The file's SHA-256 in hexadecimal.</summary>
    public string? Signature { get; init; }
}

/// <summary>Server → agent: fetch a new version of yourself. Refused with <see cref="NackRequest"/> unless updates are enabled.</summary>
public sealed record StageUpdateMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>What to fetch.</summary>
    public UpdateInfo? UpdateInfo { get; init; }
}

/// <summary>Server → agent: start the version that was fetched.</summary>
public sealed record PerformUpdateMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>What to start.</summary>
    public UpdateInfo? UpdateInfo { get; init; }
}
