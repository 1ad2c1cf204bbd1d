namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Linux parameters: swap, shared memory, tmpfs, capabilities, and none of it on Windows.</summary>
internal static class LinuxParametersRule
{
    private static readonly string[] Capabilities =
    [
        "ALL", "AUDIT_CONTROL", "AUDIT_WRITE", "BLOCK_SUSPEND", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID",
        "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN",
        "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT",
        "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
        "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM",
    ];

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.LinuxParameters is not { } linux)
        {
            yield break;
        }

        if (Platforms.IsWindows(definition))
        {
            yield return "linuxParameters is not supported for Windows containers.";
        }

        foreach (var unknown in (linux.Capabilities?.Add ?? []).Concat(linux.Capabilities?.Drop ?? []).Except(Capabilities))
        {
            yield return $"Unknown Linux capability '{unknown}' of container '{container.Name}'.";
        }

        if (linux.MaxSwap < 0)
        {
            yield return $"Invalid maxSwap of container '{container.Name}': it must not be negative.";
        }

        if (linux.Swappiness is < 0 or > 100)
        {
            yield return $"Invalid swappiness of container '{container.Name}': it must be between 0 and 100.";
        }

        if (linux.SharedMemorySize < 0)
        {
            yield return $"Invalid sharedMemorySize of container '{container.Name}': it must not be negative.";
        }

        if ((linux.Tmpfs ?? []).Any(tmpfs => tmpfs.Size <= 0))
        {
            yield return $"Invalid tmpfs of container '{container.Name}': the size must be at least 1 MiB.";
        }
    }
}
