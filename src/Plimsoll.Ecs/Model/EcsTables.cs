using Plimsoll.Cells.Tables;

namespace Plimsoll.Ecs.Model;

/// <summary>The tables of ECS in a cell. Keys sort as AWS lists.</summary>
internal static class EcsTables
{
    public static readonly Table<Cluster> Clusters = new("ecs.cluster", cluster => cluster.ClusterName!, EcsModelJson.Default.Cluster);
    public static readonly Index<Cluster> ClustersInOrder = Clusters.Index(_ => "");

    public static readonly Table<TaskDefinitionRecord> TaskDefinitions =
        new("ecs.task-definition", definition => definition.Key, EcsModelJson.Default.TaskDefinitionRecord);
    public static readonly Index<TaskDefinitionRecord> DefinitionsByStatus = TaskDefinitions.Index(definition => definition.Definition.Status);
    public static readonly Index<TaskDefinitionRecord> DefinitionsByFamily =
        TaskDefinitions.Index(definition => $"{definition.Family} {definition.Definition.Status}");

    public static readonly Table<FamilyRecord> Families = new("ecs.family", family => family.Family, EcsModelJson.Default.FamilyRecord);
    public static readonly Index<FamilyRecord> FamiliesInOrder = Families.Index(_ => "");

    public static readonly Table<ContainerInstanceRecord> ContainerInstances =
        new("ecs.container-instance", instance => instance.Key, EcsModelJson.Default.ContainerInstanceRecord);
    public static readonly Index<ContainerInstanceRecord> InstancesByCluster = ContainerInstances.Index(instance => instance.Cluster);
    public static readonly Index<ContainerInstanceRecord> InstancesByStatus =
        ContainerInstances.Index(instance => $"{instance.Cluster} {instance.Instance.Status}");
    public static readonly Index<ContainerInstanceRecord> DeregisteredInstances =
        ContainerInstances.Index(instance => instance.DeregisteredAt is { } at ? Minutes.Of(at) : null);

    public static readonly Table<TaskRecord> Tasks = new("ecs.task", task => task.Key, EcsModelJson.Default.TaskRecord);
    public static readonly Tally<TaskRecord> LiveTasksByCluster =
        Tasks.Tally(task => task.Task.LastStatus == TaskStatuses.Stopped ? null : task.Cluster);
    public static readonly Index<TaskRecord> TasksByDesiredStatus = Tasks.Index(task => $"{task.Cluster} {task.Task.DesiredStatus}");
    public static readonly Index<TaskRecord> TasksByInstance = Tasks.Index(task => task.InstanceKey);
    public static readonly Index<TaskRecord> TasksByFamily = Tasks.Index(task => $"{task.Cluster} {task.Family}");
    public static readonly Index<TaskRecord> TasksByStarter = Tasks.Index(task => task.Task.StartedBy is { } by ? $"{task.Cluster} {by}" : null);
    public static readonly Tally<TaskRecord> TasksByLastStatus =
        Tasks.Tally(task => $"{task.Cluster} {task.Task.LaunchType} {task.Task.LastStatus}");
    public static readonly Tally<TaskRecord> LiveTasksByDefinition =
        Tasks.Tally(task => task.Task.LastStatus == TaskStatuses.Stopped ? null : task.Task.TaskDefinitionArn);
    public static readonly Index<TaskRecord> StoppedTasks =
        Tasks.Index(task => task.Task is { LastStatus: TaskStatuses.Stopped, StoppedAt: { } at } ? Minutes.Of(at) : null);

    public static readonly Tally<TaskRecord> TasksByDeployment = Tasks.Tally(task =>
        task.Service is null || task.Task.LastStatus == TaskStatuses.Stopped ? null : DeploymentCount(task.Cluster, task.Task.StartedBy, task.Task.LastStatus));

    public static readonly Table<ServiceRecord> Services = new("ecs.service", service => service.Key, EcsModelJson.Default.ServiceRecord);
    public static readonly Index<ServiceRecord> ServicesByStatus = Services.Index(service => $"{service.Cluster} {service.Service.Status}");
    public static readonly Tally<ServiceRecord> ServicesByLaunchType =
        Services.Tally(service => $"{service.Cluster} {service.Service.LaunchType} {service.Service.Status}");
    public static readonly Index<ServiceRecord> EndedServices = Services.Index(service => service.EndedAt is { } at ? Minutes.Of(at) : null);

    public static readonly Table<ServiceEventRecord> ServiceEvents =
        new("ecs.service-event", one => one.Key, EcsModelJson.Default.ServiceEventRecord);
    public static readonly Index<ServiceEventRecord> EventsByService = ServiceEvents.Index(one => one.ServiceKey);

    public static readonly Table<AccountSettingRecord> AccountSettings =
        new("ecs.account-setting", setting => setting.Key, EcsModelJson.Default.AccountSettingRecord);
    public static readonly Index<AccountSettingRecord> SettingsByPrincipal = AccountSettings.Index(setting => setting.PrincipalArn);

    public static readonly Table<ClientTokenRecord> ClientTokens =
        new("ecs.client-token", token => token.Key, EcsModelJson.Default.ClientTokenRecord);
    public static readonly Index<ClientTokenRecord> OldTokens = ClientTokens.Index(token => Minutes.Of(token.At));

    /// <summary>All of them, for the schema.</summary>
    public static IReadOnlyList<Table> All =>
        [Clusters, TaskDefinitions, Families, ContainerInstances, Tasks, Services, ServiceEvents, AccountSettings, ClientTokens];

    /// <summary>Group of <see cref="TasksByDeployment"/>.</summary>
    public static string DeploymentCount(string cluster, string? deployment, string? lastStatus) => $"{cluster} {deployment} {lastStatus}";
}
