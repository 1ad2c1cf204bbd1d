using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>What a container requires of an instance.</summary>
internal static class ContainerAttributes
{
    public static IEnumerable<string> Of(ContainerDefinition container, TaskDefinition definition) =>
        OfImage(container, definition)
            .Concat(OfSecrets(container))
            .Concat(OfSettings(container))
            .Concat(OfLinux(container.LinuxParameters))
            .Concat(LogAttributes.Of(container, definition));

    private static IEnumerable<string> OfImage(ContainerDefinition container, TaskDefinition definition)
    {
        if (RegistryHost.OfImage(container.Image) is not null)
        {
            yield return Capability.Old("ecr-auth");
            if (definition.ExecutionRoleArn is not null)
            {
                yield return Capability.New("execution-role-ecr-pull");
            }
        }

        if (container.RepositoryCredentials is not null)
        {
            yield return Capability.New("private-registry-authentication.secretsmanager");
        }
    }

    private static IEnumerable<string> OfSecrets(ContainerDefinition container)
    {
        foreach (var secret in container.Secrets ?? [])
        {
            yield return Capability.New($"secrets.{SecretStores.Of(secret)}.environment-variables");
        }

        if (container.EnvironmentFiles is { Count: > 0 })
        {
            yield return Capability.New("env-files.s3");
        }
    }

    private static IEnumerable<string> OfSettings(ContainerDefinition container)
    {
        if (container.Privileged == true)
        {
            yield return Capability.Old("privileged-container");
        }

        if (!string.IsNullOrEmpty(container.User))
        {
            yield return Capability.DockerApi(17);
        }

        if (container.MemoryReservation is not null)
        {
            yield return Capability.DockerApi(21);
        }

        if (container.DockerLabels is { Count: > 0 } || container.Ulimits is { Count: > 0 })
        {
            yield return Capability.DockerApi(18);
        }

        if (container.DependsOn is { Count: > 0 } || container.StartTimeout is not null || container.StopTimeout is not null)
        {
            yield return Capability.New("container-ordering");
        }

        if (container.HealthCheck is { } check)
        {
            yield return Capability.New("container-health-check");
            // Docker knows the start period since API 1.29.
            yield return Capability.DockerApi(check.StartPeriod is null ? 24 : 29);
        }

        if (container.RestartPolicy?.Enabled == true)
        {
            yield return Capability.New("container-restart-policy");
        }

        if ((container.PortMappings ?? []).Any(mapping => mapping.ContainerPortRange is not null))
        {
            yield return Capability.New("network.container-port-range");
        }

        if (container.SystemControls is { Count: > 0 })
        {
            yield return Capability.DockerApi(24);
        }

        foreach (var option in container.DockerSecurityOptions ?? [])
        {
            if (option.StartsWith("label:", StringComparison.Ordinal))
            {
                yield return Capability.Old("selinux");
            }
            else if (option.StartsWith("apparmor:", StringComparison.Ordinal))
            {
                yield return Capability.Old("apparmor");
            }
        }

        foreach (var spec in container.CredentialSpecs ?? [])
        {
            yield return Capability.New(spec.StartsWith("credentialspecdomainless:", StringComparison.Ordinal) ? "gmsa-domainless" : "gmsa");
        }
    }

    private static IEnumerable<string> OfLinux(LinuxParameters? linux)
    {
        if (linux is null)
        {
            yield break;
        }

        if (linux.SharedMemorySize is not null || linux.Tmpfs is { Count: > 0 })
        {
            yield return Capability.DockerApi(22);
        }

        if (linux.InitProcessEnabled == true)
        {
            yield return Capability.DockerApi(25);
        }
    }
}
