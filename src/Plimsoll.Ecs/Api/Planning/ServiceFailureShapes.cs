using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>The services of which cluster.</summary>
internal sealed record ListServiceFailuresRequest
{
    /// <summary>Name or ARN of the cluster; default <c>default</c>.</summary>
    public string? Cluster { get; init; }
}

/// <summary>The services whose tasks fail.</summary>
internal sealed record ListServiceFailuresResponse
{
    public IReadOnlyList<FailingService>? Services { get; init; }
}

/// <summary>A service whose tasks fail.</summary>
internal sealed record FailingService(string ServiceName, ServiceFailure Failure);
