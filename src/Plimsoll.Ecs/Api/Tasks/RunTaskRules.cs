using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>What is refused before a task is looked for a place (spec/placement.md §11, spec/tasks-services.md §6).</summary>
internal static partial class RunTaskRules
{
    private const int LongestOverrides = 8192;
    private const int LongestGroup = 255;

    public static int Count(int? count) => count is null or (>= 1 and <= 10)
        ? count ?? 1
        : throw EcsErrors.InvalidParameter("Count should be between 1 and 10.");

    public static string LaunchType(string? launchType) => launchType switch
    {
        null or LaunchTypes.Ec2 => LaunchTypes.Ec2,
        LaunchTypes.External => LaunchTypes.External,
        _ => throw EcsErrors.InvalidParameter($"Launch type {launchType} is not supported by this version of Plimsoll. Use EC2 or EXTERNAL."),
    };

    /// <summary>What a call runs on. There are no capacity providers: one that is named is not found, never silently replaced.</summary>
    public static string LaunchType(RunTaskRequest request)
    {
        if (request.CapacityProviderStrategy is { Count: > 0 } strategy)
        {
            throw EcsErrors.InvalidParameter(request.LaunchType is not null
                ? "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again."
                : NoProvider(strategy));
        }

        if (!string.IsNullOrEmpty(request.PlatformVersion))
        {
            throw EcsErrors.InvalidParameter("The platform version must be null when specifying an EC2 launch type.");
        }

        return LaunchType(request.LaunchType);
    }

    /// <summary>Words for a strategy's provider that is not here: AWS has FARGATE and FARGATE_SPOT, but a cluster must take them first.</summary>
    public static string NoProvider(IReadOnlyList<CapacityProviderStrategyItem> strategy) => strategy[0].CapacityProvider switch
    {
        "FARGATE" or "FARGATE_SPOT" =>
            "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. "
            + "Associate the capacity provider with the cluster or specify a valid capacity provider and try again.",
        var name => $"The specified capacity provider '{name}' was not found.",
    };

    public static void StartedBy(string? startedBy, int longest)
    {
        if (startedBy is not null && (startedBy.Length > longest || !StartedByPattern().IsMatch(startedBy)))
        {
            throw EcsErrors.InvalidParameter($"startedBy must have at most {longest} letters, numbers, hyphens, forward slashes and underscores.");
        }
    }

    public static string Group(string? group, TaskDefinition definition)
    {
        if (string.IsNullOrEmpty(group))
        {
            return $"family:{definition.Family}";
        }

        return group.Length > LongestGroup ? throw EcsErrors.InvalidParameter("Group name length must not exceed 255 characters.")
            : group.StartsWith("service:", StringComparison.Ordinal) ? throw EcsErrors.InvalidParameter("Invalid namespace for group: service: is reserved for services.")
            : group;
    }

    /// <summary>One of the launch types must be among those that the definition asks for.</summary>
    public static void Compatible(TaskDefinition definition, params ReadOnlySpan<string> launchTypes)
    {
        if (definition.RequiresCompatibilities is { Count: > 0 } required && !launchTypes.ContainsAny(required.ToArray()))
        {
            throw EcsErrors.InvalidParameter($"Task definition does not support launch_type {launchTypes[0]}.");
        }
    }

    public static void Overrides(TaskOverride? overrides, TaskDefinition definition)
    {
        if (overrides is null)
        {
            return;
        }

        if (JsonSerializer.SerializeToUtf8Bytes(overrides, EcsApiJson.Default.TaskOverride).Length > LongestOverrides)
        {
            throw EcsErrors.InvalidParameter("TaskOverride should not exceed 8192 characters.");
        }

        var names = definition.ContainerDefinitions!.Select(container => container.Name).ToHashSet();
        if (overrides.ContainerOverrides?.FirstOrDefault(over => !names.Contains(over.Name)) is { } stranger)
        {
            throw EcsErrors.InvalidParameter($"Override for container named {stranger.Name} is not a container in the TaskDefinition.");
        }

        Positive(overrides.Cpu, "cpu");
        Positive(overrides.Memory, "memory");
        if (overrides.ContainerOverrides?.Any(over => over.Cpu < 0 || over.Memory < 1 || over.MemoryReservation < 1) == true)
        {
            throw EcsErrors.InvalidParameter("cpu, memory and memoryReservation of a container override must be positive.");
        }

        if (overrides.ContainerOverrides?.Any(over => over.ResourceRequirements?.Any(need => need.Type == "GPU" && !IsPositive(need.Value)) == true) == true)
        {
            throw EcsErrors.InvalidParameter("The value of a GPU resource requirement must be a positive number.");
        }
    }

    /// <summary>The subnets of an awsvpc task; none for other network modes.</summary>
    public static IReadOnlyList<Subnet> Subnets(TaskDefinition definition, NetworkConfiguration? network, Vpc vpc)
    {
        if (definition.NetworkMode != NetworkModes.AwsVpc)
        {
            return network?.AwsvpcConfiguration is null ? []
                : throw EcsErrors.InvalidParameter("Network Configuration is not valid for the given networkMode of this task definition.");
        }

        var wanted = network?.AwsvpcConfiguration
            ?? throw EcsErrors.InvalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (wanted.Subnets is not { Count: > 0 })
        {
            throw EcsErrors.InvalidParameter("subnets can not be empty.");
        }

        if (wanted.Subnets.Count > 16)
        {
            throw EcsErrors.InvalidParameter("subnets can have at most 16 items.");
        }

        if (wanted.SecurityGroups is { Count: > 5 })
        {
            throw EcsErrors.InvalidParameter("securityGroups can have at most 5 items.");
        }

        if (wanted.AssignPublicIp == "ENABLED")
        {
            throw EcsErrors.InvalidParameter("Assign public IP is not supported for this launch type.");
        }

        if (wanted.SecurityGroups?.FirstOrDefault(group => group != vpc.DefaultSecurityGroupId) is { } unknown)
        {
            throw EcsErrors.InvalidParameter($"Error retrieving security group information for [{unknown}]: The security group '{unknown}' does not exist (ErrorCode: InvalidGroup.NotFound)");
        }

        return [.. wanted.Subnets.Select(id => vpc.FindSubnet(id)
            ?? throw EcsErrors.InvalidParameter($"Error retrieving subnet information for [{id}]: The subnet ID '{id}' does not exist (ErrorCode: InvalidSubnetID.NotFound)"))];
    }

    private static void Positive(string? text, string name)
    {
        if (text is not null && !IsPositive(text))
        {
            throw EcsErrors.InvalidParameter($"Invalid '{name}' setting for task override: {text}.");
        }
    }

    private static bool IsPositive(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;

    [GeneratedRegex(@"\A[A-Za-z0-9/_-]*\z")]
    private static partial Regex StartedByPattern();
}
