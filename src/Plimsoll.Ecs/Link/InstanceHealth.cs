using System.Collections.Concurrent;
using Plimsoll.AgentLink.Tcs;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link;

/// <summary>The latest health that agents report of their runtimes. It lives as long as they report, so it is not stored.</summary>
internal sealed class InstanceHealth
{
    private readonly ConcurrentDictionary<string, ContainerInstanceHealthStatus> _byArn = new(StringComparer.Ordinal);

    /// <summary>What DescribeContainerInstances shows; null before the first report.</summary>
    public ContainerInstanceHealthStatus? Of(ContainerInstanceRecord record) => _byArn.GetValueOrDefault(record.Instance.ContainerInstanceArn!);

    /// <summary>Keeps a report.</summary>
    public void Set(string arn, PublishInstanceStatusRequest report)
    {
        var details = (report.Statuses ?? []).OfType<InstanceStatus>().Select(status => new InstanceHealthCheckResult
        {
            Type = status.Type == "ContainerRuntime" ? "CONTAINER_RUNTIME" : status.Type,
            Status = status.Status,
            LastUpdated = status.LastUpdated,
            LastStatusChange = status.LastStatusChange,
        }).ToList();
        _byArn[arn] = new ContainerInstanceHealthStatus
        {
            Details = details,
            OverallStatus = details.Find(detail => detail.Status != "OK")?.Status ?? "OK",
        };
    }

    /// <summary>Forgets an instance that is no longer connected.</summary>
    public void Remove(string arn) => _byArn.TryRemove(arn, out _);
}
