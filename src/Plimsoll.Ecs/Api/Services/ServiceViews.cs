using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.Services;

/// <summary>Services as DescribeServices shows them: counts are taken from the tasks, never stored.</summary>
internal static class ServiceViews
{
    /// <param name="view">The cell.</param>
    /// <param name="record">The service.</param>
    /// <param name="tags">Whether its tags were asked for; null shows those that it has: DescribeServices is silent of them when nobody asks.</param>
    public static Service Of(View view, ServiceRecord record, bool? tags = null)
    {
        var inactive = record.Service.Status == ServiceStatuses.Inactive;
        IReadOnlyList<Deployment> deployments = inactive ? [] : [.. record.Deployments.Select(one => Of(view, record, one))];
        return record.Service with
        {
            Deployments = deployments,
            Events = ServiceEvents.Of(view, record.Key),
            PendingCount = deployments.Sum(one => one.PendingCount),
            RunningCount = deployments.Sum(one => one.RunningCount),
            TaskDefinition = record.Primary.TaskDefinitionArn,
            NetworkConfiguration = record.Primary.NetworkConfiguration,
            ResourceManagementType = "CUSTOMER",

            // The role in which ECS makes network interfaces: a service without them has none.
            RoleArn = record.Primary.NetworkConfiguration is null ? null : EcsArns.ServiceRole(record.Service.ServiceArn!),
            Tags = tags ?? record.Service.Tags is { Count: > 0 } ? record.Service.Tags : null,
        };
    }

    private static Deployment Of(View view, ServiceRecord service, DeploymentRecord record)
    {
        var (running, pending) = DeploymentCounts.Of(view, service, record);
        return new Deployment
        {
            CreatedAt = record.CreatedAt,
            DesiredCount = record.Status == DeploymentRecord.Primary ? service.Service.DesiredCount : running + pending,
            FailedTasks = record.FailedTasks,
            Id = record.Id,
            LaunchType = service.Service.LaunchType,
            NetworkConfiguration = record.NetworkConfiguration,
            PendingCount = pending,
            RolloutState = record.RolloutState,
            RolloutStateReason = record.RolloutStateReason,
            RunningCount = running,
            Status = record.Status,
            TaskDefinition = record.TaskDefinitionArn,
            UpdatedAt = record.UpdatedAt,
        };
    }
}
