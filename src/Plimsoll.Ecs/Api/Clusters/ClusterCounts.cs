using System.Globalization;
using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Api.Clusters;

/// <summary>What is counted of a cluster: computed from the tables when it is asked for, never stored.</summary>
/// <param name="view">State.</param>
/// <param name="cluster">Name.</param>
internal sealed class ClusterCounts(View view, string cluster)
{
    private static readonly string[] LaunchTypes = ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"];
    private static readonly string[] PendingStatuses =
        [Model.TaskStatuses.Provisioning, Model.TaskStatuses.Pending, Model.TaskStatuses.Activating];

    /// <summary>Container instances that are ACTIVE or DRAINING.</summary>
    public int RegisteredContainerInstances => Instances("ACTIVE") + Instances("DRAINING");

    /// <summary>Tasks whose lastStatus is RUNNING.</summary>
    public int RunningTasks => LaunchTypes.Sum(Running);

    /// <summary>Tasks from PROVISIONING to ACTIVATING.</summary>
    public int PendingTasks => LaunchTypes.Sum(Pending);

    /// <summary>Services that are ACTIVE.</summary>
    public int ActiveServices => view.Count(EcsTables.ServicesByStatus, $"{cluster} {ServiceStatuses.Active}");

    /// <summary>Services that are ACTIVE or DRAINING.</summary>
    public int LiveServices => ActiveServices + view.Count(EcsTables.ServicesByStatus, $"{cluster} {ServiceStatuses.Draining}");

    /// <summary>The counts by launch type that <c>include=STATISTICS</c> asks for.</summary>
    public IReadOnlyList<KeyValuePair> Statistics() =>
    [
        Statistic("runningEC2TasksCount", Running("EC2")),
        Statistic("runningFargateTasksCount", Running("FARGATE")),
        Statistic("runningExternalTasksCount", Running("EXTERNAL")),
        Statistic("runningManagedInstancesTasksCount", Running("MANAGED_INSTANCES")),
        Statistic("pendingEC2TasksCount", Pending("EC2")),
        Statistic("pendingFargateTasksCount", Pending("FARGATE")),
        Statistic("pendingExternalTasksCount", Pending("EXTERNAL")),
        Statistic("pendingManagedInstancesTasksCount", Pending("MANAGED_INSTANCES")),
        Statistic("activeEC2ServiceCount", Services("EC2", ServiceStatuses.Active)),
        Statistic("activeFargateServiceCount", Services("FARGATE", ServiceStatuses.Active)),
        Statistic("drainingEC2ServiceCount", Services("EC2", ServiceStatuses.Draining)),
        Statistic("drainingFargateServiceCount", Services("FARGATE", ServiceStatuses.Draining)),
    ];

    private static KeyValuePair Statistic(string name, int count) =>
        new() { Name = name, Value = count.ToString(CultureInfo.InvariantCulture) };

    private int Services(string launchType, string status) => view.Count(EcsTables.ServicesByLaunchType, $"{cluster} {launchType} {status}");

    private int Instances(string status) => view.Count(EcsTables.InstancesByStatus, $"{cluster} {status}");

    private int Running(string launchType) => Tasks(launchType, Model.TaskStatuses.Running);

    private int Pending(string launchType) => PendingStatuses.Sum(status => Tasks(launchType, status));

    private int Tasks(string launchType, string status) => view.Count(EcsTables.TasksByLastStatus, $"{cluster} {launchType} {status}");
}
