using System.Globalization;
using System.Text.Json;
using Plimsoll.Agent.Serving;

namespace Plimsoll.Agent.Configuration;

/// <summary>
/// Makes an <see cref="AgentConfig"/> from variables. A value that the ECS agent would ignore (a clean-up interval below its
/// minimum) keeps the default and is named in the warnings; so is a value that cannot be read.
/// </summary>
public sealed class AgentConfigReader
{
    private readonly Func<string, string?> _variable;
    private readonly List<string> _warnings = [];

    private AgentConfigReader(Func<string, string?> variable) => _variable = variable;

    /// <summary>Reads the variables.</summary>
    /// <param name="file">Those of the ecs.config file.</param>
    /// <param name="environment">Those of the process: they win.</param>
    public static (AgentConfig Config, IReadOnlyList<string> Warnings) Read(
        IReadOnlyDictionary<string, string> file, IReadOnlyDictionary<string, string> environment)
    {
        var reader = new AgentConfigReader(name =>
            environment.TryGetValue(name, out var value) && value.Length > 0 ? value : file.GetValueOrDefault(name));
        return (reader.Config(), reader._warnings);
    }

    private AgentConfig Config()
    {
        var config = new AgentConfig();
        return config with
        {
            Cluster = Text("ECS_CLUSTER", config.Cluster),
            Endpoint = Address("ECS_BACKEND_HOST", config.Endpoint),
            Region = Text("AWS_DEFAULT_REGION", Text("AWS_REGION", config.Region)),
            DataDirectory = Text("ECS_DATADIR", config.DataDirectory),
            DockerHost = Address("DOCKER_HOST", config.DockerHost),
            ReservedPorts = Json("ECS_RESERVED_PORTS", AgentConfigJson.Default.IReadOnlyListInt32, config.ReservedPorts),
            ReservedPortsUdp = Json("ECS_RESERVED_PORTS_UDP", AgentConfigJson.Default.IReadOnlyListInt32, config.ReservedPortsUdp),
            ReservedMemory = Number("ECS_RESERVED_MEMORY", 0, int.MaxValue) ?? config.ReservedMemory,
            LoggingDrivers = Json(
                "ECS_AVAILABLE_LOGGING_DRIVERS", AgentConfigJson.Default.IReadOnlyListString, config.LoggingDrivers),
            InstanceAttributes = Json(
                "ECS_INSTANCE_ATTRIBUTES", AgentConfigJson.Default.IReadOnlyDictionaryStringString, config.InstanceAttributes),
            InstanceTags = Json(
                "ECS_CONTAINER_INSTANCE_TAGS", AgentConfigJson.Default.IReadOnlyDictionaryStringString, config.InstanceTags),
            External = Flag("ECS_EXTERNAL", config.External),
            TaskEni = Flag("ECS_ENABLE_TASK_ENI", config.TaskEni),
            TaskIamRole = Flag("ECS_ENABLE_TASK_IAM_ROLE", config.TaskIamRole),
            TaskIamRoleNetworkHost = Flag("ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST", config.TaskIamRoleNetworkHost),
            TaskMetadataLimit = Limit(config.TaskMetadataLimit),
            AuditLogFile = Text("ECS_AUDIT_LOGFILE", config.AuditLogFile),
            AuditLogDisabled = Flag("ECS_AUDIT_LOGFILE_DISABLED", config.AuditLogDisabled),
            AwslogsExecutionRole = Flag("ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE", config.AwslogsExecutionRole),
            TaskCleanupWait = Duration("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", config.TaskCleanupWait, TimeSpan.FromSeconds(1)),
            TaskCleanupJitter = Duration("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION_JITTER", config.TaskCleanupJitter, TimeSpan.Zero),
            StopTimeout = Duration("ECS_CONTAINER_STOP_TIMEOUT", config.StopTimeout, TimeSpan.FromSeconds(1)),
            StartTimeout = Duration("ECS_CONTAINER_START_TIMEOUT", config.StartTimeout, TimeSpan.FromSeconds(45)),
            CreateTimeout = Duration("ECS_CONTAINER_CREATE_TIMEOUT", config.CreateTimeout, TimeSpan.FromMinutes(1)),
            PullBehavior = Pull(config.PullBehavior),
            PullInactivityTimeout = Duration("ECS_IMAGE_PULL_INACTIVITY_TIMEOUT", config.PullInactivityTimeout, TimeSpan.FromMinutes(1)),
            PullTimeout = Duration("ECS_IMAGE_PULL_TIMEOUT", config.PullTimeout, TimeSpan.FromMinutes(1)),
            DisableImageCleanup = Flag("ECS_DISABLE_IMAGE_CLEANUP", config.DisableImageCleanup),
            ImageCleanupInterval = Duration("ECS_IMAGE_CLEANUP_INTERVAL", config.ImageCleanupInterval, TimeSpan.FromMinutes(10)),
            ImageMinimumCleanupAge = Duration("ECS_IMAGE_MINIMUM_CLEANUP_AGE", config.ImageMinimumCleanupAge, TimeSpan.FromMinutes(1)),
            ImagesDeletedPerCycle = Number("ECS_NUM_IMAGES_DELETE_PER_CYCLE", 1, int.MaxValue) ?? config.ImagesDeletedPerCycle,
            PullDependentsUpfront = Flag("ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT", config.PullDependentsUpfront),
            DisablePrivileged = Flag("ECS_DISABLE_PRIVILEGED", config.DisablePrivileged),
            SelinuxCapable = Flag("ECS_SELINUX_CAPABLE", config.SelinuxCapable),
            ApparmorCapable = Flag("ECS_APPARMOR_CAPABLE", config.ApparmorCapable),
            TaskCpuMemLimit = Flag("ECS_ENABLE_TASK_CPU_MEM_LIMIT", config.TaskCpuMemLimit),
            CgroupCpuPeriod = CpuPeriod(config.CgroupCpuPeriod),
            TaskPidsLimit = Number("ECS_TASK_PIDS_LIMIT", 1, 4_194_304),
            DynamicHostPortRange = Range("ECS_DYNAMIC_HOST_PORT_RANGE"),
            DisableMetrics = Flag("ECS_DISABLE_METRICS", config.DisableMetrics),
            DisableHealthCheck = Flag("ECS_DISABLE_DOCKER_HEALTH_CHECK", config.DisableHealthCheck),
            SharedVolumeMatchFullConfig = Flag("ECS_SHARED_VOLUME_MATCH_FULL_CONFIG", config.SharedVolumeMatchFullConfig),
        };
    }

    private string Text(string name, string otherwise) => _variable(name) is { Length: > 0 } value ? value : otherwise;

    private bool Flag(string name, bool otherwise) => _variable(name) switch
    {
        null or "" => otherwise,
        "true" or "True" or "TRUE" or "t" or "T" or "1" => true,
        "false" or "False" or "FALSE" or "f" or "F" or "0" => false,
        var value => Ignored(name, value, otherwise),
    };

    private int? Number(string name, int least, int most)
    {
        if (_variable(name) is not { Length: > 0 } value)
        {
            return null;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Ignored<int?>(name, value, null);
    }

    private TimeSpan Duration(string name, TimeSpan otherwise, TimeSpan least)
    {
        if (_variable(name) is not { Length: > 0 } value)
        {
            return otherwise;
        }

        return GoDuration.Parse(value) is { } duration && duration >= least ? duration : Ignored(name, value, otherwise);
    }

    private TimeSpan CpuPeriod(TimeSpan otherwise)
    {
        var period = Duration("ECS_CGROUP_CPU_PERIOD", otherwise, TimeSpan.FromMilliseconds(8));
        return period <= TimeSpan.FromMilliseconds(100) ? period : Ignored("ECS_CGROUP_CPU_PERIOD", GoDuration.Format(period), otherwise);
    }

    private Uri Address(string name, Uri otherwise)
    {
        if (_variable(name) is not { Length: > 0 } value)
        {
            return otherwise;
        }

        var full = value.Contains("://", StringComparison.Ordinal) ? value : "https://" + value;
        return Uri.TryCreate(full, UriKind.Absolute, out var address) ? address : Ignored(name, value, otherwise);
    }

    private PortRange? Range(string name) => _variable(name) is { Length: > 0 } value
        ? PortRange.Parse(value) ?? Ignored<PortRange?>(name, value, null)
        : null;

    private RequestLimit Limit(RequestLimit otherwise) => _variable("ECS_TASK_METADATA_RPS_LIMIT") is { Length: > 0 } value
        ? RequestLimit.Parse(value) ?? Ignored("ECS_TASK_METADATA_RPS_LIMIT", value, otherwise)
        : otherwise;

    private ImagePullBehavior Pull(ImagePullBehavior otherwise) => _variable("ECS_IMAGE_PULL_BEHAVIOR") switch
    {
        null or "" => otherwise,
        "default" => ImagePullBehavior.Default,
        "always" => ImagePullBehavior.Always,
        "once" => ImagePullBehavior.Once,
        "prefer-cached" => ImagePullBehavior.PreferCached,
        var value => Ignored("ECS_IMAGE_PULL_BEHAVIOR", value, otherwise),
    };

    private T Json<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape, T otherwise)
    {
        if (_variable(name) is not { Length: > 0 } value)
        {
            return otherwise;
        }

        try
        {
            return JsonSerializer.Deserialize(value, shape) ?? otherwise;
        }
        catch (JsonException)
        {
            return Ignored(name, value, otherwise);
        }
    }

    private T Ignored<T>(string name, string value, T otherwise)
    {
        _warnings.Add($"{name}={value} is not a value that the agent can use: the default is kept.");
        return otherwise;
    }
}
