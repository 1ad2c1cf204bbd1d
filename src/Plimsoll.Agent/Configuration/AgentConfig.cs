using Plimsoll.Agent.Serving;

namespace Plimsoll.Agent.Configuration;

/// <summary>
/// The settings of an agent: the variables of ecs.config that have a meaning here (roles-credentials §7), with the defaults of the
/// ECS agent as ecs-init starts it. <see cref="AgentConfigReader"/> makes one from a file and the environment.
/// </summary>
public sealed record AgentConfig
{
    /// <summary>Whether the containers go with the agent, asked when it ends: then their logs are shipped to the end first.</summary>
    public Func<bool> IsTakenDown { get; init; } = () => false;

    /// <summary>ECS_CLUSTER, name or ARN, sent as it is. Empty: <c>default</c>, made when it does not exist.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>ECS_BACKEND_HOST: the control plane.</summary>
    public Uri Endpoint { get; init; } = new("http://127.0.0.1:4566");

    /// <summary>AWS_DEFAULT_REGION.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>ECS_DATADIR: what the agent must remember over a restart.</summary>
    public string DataDirectory { get; init; } = "/var/lib/plimsoll/agent";

    /// <summary>DOCKER_HOST.</summary>
    public Uri DockerHost { get; init; } = new("unix:///var/run/docker.sock");

    /// <summary>ECS_RESERVED_PORTS: TCP ports that no task gets.</summary>
    public IReadOnlyList<int> ReservedPorts { get; init; } = [22, 2375, 2376, 51678, 51679];

    /// <summary>ECS_RESERVED_PORTS_UDP.</summary>
    public IReadOnlyList<int> ReservedPortsUdp { get; init; } = [];

    /// <summary>ECS_RESERVED_MEMORY in MiB: taken off the memory that is reported.</summary>
    public int ReservedMemory { get; init; }

    /// <summary>ECS_AVAILABLE_LOGGING_DRIVERS.</summary>
    public IReadOnlyList<string> LoggingDrivers { get; init; } =
        ["json-file", "none", "awslogs", "syslog", "journald", "gelf", "fluentd", "splunk"];

    /// <summary>ECS_INSTANCE_ATTRIBUTES: sent on the first registration only.</summary>
    public IReadOnlyDictionary<string, string> InstanceAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>ECS_CONTAINER_INSTANCE_TAGS.</summary>
    public IReadOnlyDictionary<string, string> InstanceTags { get; init; } = new Dictionary<string, string>();

    /// <summary>ECS_EXTERNAL: an instance outside of EC2.</summary>
    public bool External { get; init; }

    /// <summary>ECS_ENABLE_TASK_ENI: awsvpc. Needs a VPC network in the instance's shape.</summary>
    public bool TaskEni { get; init; }

    /// <summary>ECS_ENABLE_TASK_IAM_ROLE: task roles, in bridge and awsvpc mode.</summary>
    public bool TaskIamRole { get; init; } = true;

    /// <summary>ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST: task roles in host mode.</summary>
    public bool TaskIamRoleNetworkHost { get; init; } = true;

    /// <summary>ECS_TASK_METADATA_RPS_LIMIT.</summary>
    public RequestLimit TaskMetadataLimit { get; init; } = RequestLimit.Default;

    /// <summary>ECS_AUDIT_LOGFILE: who asked for credentials.</summary>
    public string AuditLogFile { get; init; } = "/var/log/ecs/audit.log";

    /// <summary>ECS_AUDIT_LOGFILE_DISABLED.</summary>
    public bool AuditLogDisabled { get; init; }

    /// <summary>ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE.</summary>
    public bool AwslogsExecutionRole { get; init; } = true;

    /// <summary>ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION: from a task's stop to the removal of its containers and volumes.</summary>
    public TimeSpan TaskCleanupWait { get; init; } = TimeSpan.FromHours(3);

    /// <summary>ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION_JITTER: up to so much is added to <see cref="TaskCleanupWait"/>.</summary>
    public TimeSpan TaskCleanupJitter { get; init; }

    /// <summary>ECS_CONTAINER_STOP_TIMEOUT: SIGTERM to SIGKILL for containers that do not say.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>ECS_CONTAINER_START_TIMEOUT: how long Docker may take to start a container.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>ECS_CONTAINER_CREATE_TIMEOUT: how long Docker may take to create one.</summary>
    public TimeSpan CreateTimeout { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>ECS_IMAGE_PULL_BEHAVIOR.</summary>
    public ImagePullBehavior PullBehavior { get; init; }

    /// <summary>ECS_IMAGE_PULL_INACTIVITY_TIMEOUT: a pull that makes no progress for so long is given up.</summary>
    public TimeSpan PullInactivityTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>ECS_IMAGE_PULL_TIMEOUT: a pull that takes so long is given up.</summary>
    public TimeSpan PullTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>ECS_DISABLE_IMAGE_CLEANUP.</summary>
    public bool DisableImageCleanup { get; init; }

    /// <summary>ECS_IMAGE_CLEANUP_INTERVAL.</summary>
    public TimeSpan ImageCleanupInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>ECS_IMAGE_MINIMUM_CLEANUP_AGE: since the image was pulled.</summary>
    public TimeSpan ImageMinimumCleanupAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>ECS_NUM_IMAGES_DELETE_PER_CYCLE.</summary>
    public int ImagesDeletedPerCycle { get; init; } = 5;

    /// <summary>ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT.</summary>
    public bool PullDependentsUpfront { get; init; }

    /// <summary>ECS_DISABLE_PRIVILEGED.</summary>
    public bool DisablePrivileged { get; init; }

    /// <summary>ECS_SELINUX_CAPABLE.</summary>
    public bool SelinuxCapable { get; init; }

    /// <summary>ECS_APPARMOR_CAPABLE.</summary>
    public bool ApparmorCapable { get; init; }

    /// <summary>ECS_ENABLE_TASK_CPU_MEM_LIMIT: a cgroup for each task.</summary>
    public bool TaskCpuMemLimit { get; init; } = true;

    /// <summary>ECS_CGROUP_CPU_PERIOD, 8 to 100 ms.</summary>
    public TimeSpan CgroupCpuPeriod { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>ECS_TASK_PIDS_LIMIT for each container, 1 to 4194304.</summary>
    public int? TaskPidsLimit { get; init; }

    /// <summary>ECS_DYNAMIC_HOST_PORT_RANGE; null is the kernel's range of ephemeral ports.</summary>
    public PortRange? DynamicHostPortRange { get; init; }

    /// <summary>ECS_DISABLE_METRICS.</summary>
    public bool DisableMetrics { get; init; }

    /// <summary>ECS_DISABLE_DOCKER_HEALTH_CHECK.</summary>
    public bool DisableHealthCheck { get; init; }

    /// <summary>ECS_SHARED_VOLUME_MATCH_FULL_CONFIG.</summary>
    public bool SharedVolumeMatchFullConfig { get; init; }

    /// <summary>When to pull images of the control plane's own registry, which is always at hand; null for <see cref="PullBehavior"/>.</summary>
    public ImagePullBehavior? OwnRegistryPullBehavior { get; init; }

    /// <summary>What the machine is; null is the real machine.</summary>
    public InstanceShape? Shape { get; init; }
}
