using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;

namespace Plimsoll.Ecs.Api.Services;

/// <summary>What is refused of a service before anything is stored (spec/tasks-services.md §7, spec/placement.md §7).</summary>
internal static class ServiceRules
{
    /// <summary>Most tasks of a service.</summary>
    public const int MostTasks = 5000;

    private const int LongestToken = 36;
    private const string ZoneField = "attribute:ecs.availability-zone";

    /// <summary>Everything of CreateService that needs no look at the state.</summary>
    public static void Check(CreateServiceRequest request)
    {
        if (!Names.IsValid(request.ServiceName))
        {
            throw EcsErrors.InvalidParameter(
                "Service name can have up to 255 letters (uppercase and lowercase), numbers, underscores and hyphens.");
        }

        if (request.ClientToken is { Length: > LongestToken } token || request.ClientToken?.Any(letter => letter is < '!' or > '~') == true)
        {
            throw EcsErrors.InvalidParameter("clientToken can be up to 36 characters, with characters in the range 33-126.");
        }

        Built(
            request.LoadBalancers, request.ServiceRegistries, request.ServiceConnectConfiguration, request.VolumeConfigurations,
            request.VpcLatticeConfigurations, request.EnableExecuteCommand, request.DeploymentController);
        Unsupported(request.GatewayConnectors is { Count: > 0 }, "gatewayConnectors");
        Unsupported(request.Monitoring?.MetricConfigurations is { Count: > 0 }, "monitoring");
        if (!string.IsNullOrEmpty(request.Role))
        {
            throw EcsErrors.InvalidParameter("Cannot specify an IAM role for services that do not use a load balancer.");
        }

        if (request is { SchedulingStrategy: ServiceRecord.Daemon, CapacityProviderStrategy.Count: > 0 })
        {
            throw EcsErrors.InvalidParameter(
                "Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.");
        }

        Capacity(request.CapacityProviderStrategy, request.LaunchType, request.PlatformVersion);
        Grace(request.HealthCheckGracePeriodSeconds);
        if (request.SchedulingStrategy == ServiceRecord.Daemon)
        {
            Daemon(request);
        }
        else
        {
            Desired(request.DesiredCount ?? throw EcsErrors.InvalidParameter("Desired count cannot be null for a REPLICA service."));
        }
    }

    /// <summary>Everything of UpdateService that needs no look at the state.</summary>
    public static void Check(UpdateServiceRequest request)
    {
        Built(
            request.LoadBalancers, request.ServiceRegistries, request.ServiceConnectConfiguration, request.VolumeConfigurations,
            request.VpcLatticeConfigurations, request.EnableExecuteCommand, request.DeploymentController);
        Unsupported(request.GatewayConnectors is { Count: > 0 }, "gatewayConnectors");
        Unsupported(request.Monitoring?.MetricConfigurations is { Count: > 0 }, "monitoring");
        Capacity(request.CapacityProviderStrategy, null, request.PlatformVersion);
        Grace(request.HealthCheckGracePeriodSeconds);
        if (request.DesiredCount is { } desired)
        {
            Desired(desired);
        }
    }

    /// <summary>The configuration with what the caller gave laid over what was there, or over the defaults.</summary>
    public static DeploymentConfiguration Configuration(DeploymentConfiguration? known, DeploymentConfiguration? given, bool daemon)
    {
        Unsupported(given?.Strategy is not (null or "ROLLING"), "deploymentConfiguration.strategy");
        Unsupported(given?.Alarms is { Enable: true }, "deploymentConfiguration.alarms");
        Unsupported(given?.LifecycleHooks is { Count: > 0 }, "deploymentConfiguration.lifecycleHooks");
        Unsupported(given?.CanaryConfiguration is not null || given?.LinearConfiguration is not null || given?.BakeTimeInMinutes > 0, "deploymentConfiguration");
        Unsupported(given?.EarlySuccessCriteria?.Enable == true, "deploymentConfiguration.earlySuccessCriteria");
        if (given?.DeploymentCircuitBreaker?.ThresholdConfiguration?.Value < 1)
        {
            throw EcsErrors.InvalidParameter("The value of a circuit breaker's thresholdConfiguration must be at least 1.");
        }

        var merged = new DeploymentConfiguration
        {
            DeploymentCircuitBreaker = given?.DeploymentCircuitBreaker ?? known?.DeploymentCircuitBreaker
                ?? new DeploymentCircuitBreaker { Enable = false, Rollback = false },
            MaximumPercent = given?.MaximumPercent ?? known?.MaximumPercent ?? (daemon ? 100 : 200),
            MinimumHealthyPercent = given?.MinimumHealthyPercent ?? known?.MinimumHealthyPercent ?? (daemon ? 0 : 100),
            Strategy = "ROLLING",
        };
        if (daemon && merged.MaximumPercent > 100)
        {
            throw EcsErrors.InvalidParameter(
                "The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. "
                + "Change the maximumPercent value to 100, and try again");
        }

        if (merged.MaximumPercent < 100 || merged.MinimumHealthyPercent is < 0 or > 100)
        {
            throw EcsErrors.InvalidParameter(merged.MaximumPercent < 100
                ? "maximumPercent must be at least 100."
                : "minimumHealthyPercent must be between 0 and 100.");
        }

        return merged;
    }

    /// <summary>ENABLED or DISABLED: what the caller says, else what was so, else ENABLED where the service can be rebalanced (spec/placement.md §12).</summary>
    public static string Rebalancing(
        string? given, string? known, bool daemon, string launchType, DeploymentConfiguration configuration,
        IReadOnlyList<PlacementStrategy> strategies, IReadOnlyList<PlacementConstraint> constraints)
    {
        var compatible = !daemon && launchType == Control.Tasks.LaunchTypes.Ec2 && configuration.MaximumPercent > 100
            && (strategies is not [var first, ..] || (first.Type == "spread" && first.Field == ZoneField))
            && !constraints.Any(one => one.Expression?.Contains(ZoneField, StringComparison.Ordinal) == true);
        return given == "ENABLED" && !compatible
            ? throw EcsErrors.InvalidParameter(
                "Availability Zone rebalancing needs a REPLICA service of launch type EC2 with a maximumPercent above 100, no placement constraint on the "
                + "Availability Zone, and no placement strategy or one that begins with spread by attribute:ecs.availability-zone.")
            : given ?? (compatible ? known ?? "ENABLED" : "DISABLED");
    }

    /// <summary>A DAEMON service has as many tasks as instances.</summary>
    public static void NoDesiredCount(int? desired)
    {
        if (desired is not null)
        {
            throw EcsErrors.InvalidParameter(
                "The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again");
        }
    }

    /// <summary>A DAEMON service chooses among no instances.</summary>
    public static void NoStrategies(IReadOnlyList<PlacementStrategy>? strategies)
    {
        if (strategies is { Count: > 0 })
        {
            throw EcsErrors.InvalidParameter("The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again");
        }
    }

    /// <summary>SHA-256 of what a call asks for, so that its repetition is known.</summary>
    public static string Hash(CreateServiceRequest request, string cluster) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(request with { ClientToken = null, Cluster = cluster }, EcsApiJson.Default.CreateServiceRequest)));

    private static void Daemon(CreateServiceRequest request)
    {
        NoDesiredCount(request.DesiredCount);
        NoStrategies(request.PlacementStrategy);
    }

    private static void Desired(int desired)
    {
        if (desired is < 0 or > MostTasks)
        {
            throw EcsErrors.InvalidParameter($"desiredCount should be between 0 and {MostTasks}.");
        }
    }

    private static void Capacity(IReadOnlyList<CapacityProviderStrategyItem>? strategy, string? launchType, string? platformVersion)
    {
        if (strategy is { Count: > 0 })
        {
            throw EcsErrors.InvalidParameter(launchType is not null
                ? "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again."
                : RunTaskRules.NoProvider(strategy));
        }

        RunTaskRules.LaunchType(launchType);
        if (!string.IsNullOrEmpty(platformVersion))
        {
            throw EcsErrors.InvalidParameter("The platform version must be null when specifying an EC2 launch type.");
        }
    }

    private static void Grace(int? seconds)
    {
        if (seconds < 0)
        {
            throw EcsErrors.InvalidParameter("healthCheckGracePeriodSeconds should be between 0 and 2147483647.");
        }
    }

    private static void Built(
        IReadOnlyList<LoadBalancer>? loadBalancers,
        IReadOnlyList<ServiceRegistry>? registries,
        ServiceConnectConfiguration? connect,
        IReadOnlyList<ServiceVolumeConfiguration>? volumes,
        IReadOnlyList<VpcLatticeConfiguration>? lattice,
        bool? executeCommand,
        DeploymentController? controller)
    {
        Unsupported(loadBalancers is { Count: > 0 }, "loadBalancers");
        Unsupported(registries is { Count: > 0 }, "serviceRegistries");
        Unsupported(connect?.Enabled == true, "serviceConnectConfiguration");
        Unsupported(volumes is { Count: > 0 }, "volumeConfigurations");
        Unsupported(lattice is { Count: > 0 }, "vpcLatticeConfigurations");
        Unsupported(executeCommand == true, "enableExecuteCommand");
        Unsupported(controller?.Type is not (null or "ECS"), "deploymentController");
    }

    private static void Unsupported(bool used, string member)
    {
        if (used)
        {
            throw EcsErrors.InvalidParameter($"{member} is not supported by this version of Plimsoll.");
        }
    }
}
