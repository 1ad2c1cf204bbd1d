using Plimsoll.Ecs.Control.Services;
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

/// <summary>A service whose tasks fail, or failed lately.</summary>
internal sealed record FailingService(string ServiceName, ServiceFailure? Failure, RecentFailuresView? RecentFailures);

/// <summary>Tasks of a service's newest deployment that failed in the last ten minutes.</summary>
internal sealed record RecentFailuresView(int Count, ServiceFailure Last)
{
    /// <summary>Of a service; null when none did.</summary>
    public static RecentFailuresView? Of(ServiceRecord service, DateTimeOffset now) =>
        ServiceFailures.RecentOf(service, now) is { } recent ? new RecentFailuresView(recent.Times.Count, recent.Last) : null;
}
