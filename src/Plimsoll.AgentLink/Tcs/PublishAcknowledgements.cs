namespace Plimsoll.AgentLink.Tcs;

/// <summary>Server → agent: answers a <see cref="PublishMetricsRequest"/>.</summary>
public sealed record AckPublishMetric : LinkMessage
{
    /// <summary>Any words.</summary>
    public string? Message { get; init; }
}

/// <summary>Server → agent: answers a <see cref="PublishHealthRequest"/>.</summary>
public sealed record AckPublishHealth : LinkMessage
{
    /// <summary>Any words.</summary>
    public string? Message { get; init; }
}

/// <summary>Server → agent: answers a <see cref="PublishInstanceStatusRequest"/>.</summary>
public sealed record AckPublishInstanceStatus : LinkMessage
{
    /// <summary>Any words.</summary>
    public string? Message { get; init; }
}
