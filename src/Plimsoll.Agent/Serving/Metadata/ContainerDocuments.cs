using System.Globalization;
using System.Net;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>Writes a container down for itself. A pure function.</summary>
internal static class ContainerDocuments
{
    /// <param name="task">Its task.</param>
    /// <param name="container">The container; it has a Docker id.</param>
    /// <param name="version">2, 3 or 4.</param>
    /// <param name="seen">What the engine says of it; null when it is gone.</param>
    public static ContainerDocument Of(ServedTask task, ContainerState container, int version, ContainerInspectResponse? seen)
    {
        var (plan, newest) = (task.Plan[container.Name], version == 4);
        return new ContainerDocument
        {
            DockerId = container.DockerId!,
            Name = container.Name,
            DockerName = seen?.Name?.TrimStart('/'),
            Image = plan.IsPause ? PauseImage.Reference : plan.Source!.Image,
            ImageID = container.ImageId ?? seen?.Image,
            Ports = Ports(task, plan, container) is { Count: > 0 } ports ? ports : null,
            Labels = seen?.Config?.Labels?.Where(label => label.Key is not (Labels.Instance or Labels.Directory)).ToDictionary(),
            DesiredStatus = plan.IsPause && TaskDocuments.Desired(task) == AcsStatus.Running ? PauseRuns : TaskDocuments.Desired(task),
            KnownStatus = plan.IsPause && container.Phase == ContainerPhase.Running ? PauseRuns : container.Phase.ToString().ToUpperInvariant(),
            ExitCode = container.ExitCode,
            Limits = new ContainerLimits(plan.Source?.Cpu ?? 0, plan.Source?.Memory is > 0 and var memory ? memory : null),
            CreatedAt = seen is null ? null : Utc(seen.Created),
            StartedAt = container.StartedAt?.UtcDateTime,
            FinishedAt = container.FinishedAt?.UtcDateTime,
            Type = !plan.IsPause ? "NORMAL" : task.Plan.NetworkMode == "awsvpc" ? "CNI_PAUSE" : "NAMESPACE_PAUSE",
            Health = plan.HasHealthCheck ? Health(container, seen) : null,
            Volumes = seen?.Mounts is { Count: > 0 } mounts ? [.. mounts.Select(mount => new VolumeDocument(Text(mount.Name), mount.Source, mount.Destination))] : null,
            LogDriver = newest ? plan.LogDriver : null,
            LogOptions = newest ? plan.Host.LogConfig?.Config : null,
            ContainerARN = newest ? plan.Source?.ContainerArn : null,
            Networks = Networks(task, newest, seen),
            RestartCount = newest && plan.Restart is not null ? container.Restarts : null,
        };
    }

    // The steady state of a container that only holds a network.
    private const string PauseRuns = "RESOURCES_PROVISIONED";

    private static IReadOnlyList<PortDocument> Ports(ServedTask task, ContainerPlan plan, ContainerState container)
    {
        if (task.Plan.NetworkMode is not ("bridge" or "host"))
        {
            return [.. (plan.Source?.PortMappings ?? []).Where(port => port.ContainerPort is > 0).Select(port => new PortDocument(port.ContainerPort!.Value, port.Protocol ?? "tcp", null, null))];
        }

        var shape = task.Agent.Config.Shape;
        var address = (shape?.PrivateAddress ?? shape?.HostAddress ?? IPAddress.Any).ToString();
        return [.. container.Ports.SelectMany(port => Enumerable.Range(0, port.Count).Select(i => new PortDocument(port.ContainerPort + i, port.Protocol, port.Port + i, address)))];
    }

    private static HealthDocument Health(ContainerState container, ContainerInspectResponse? seen) => new(
        container.Health,
        container.HealthSince?.UtcDateTime,
        seen?.State?.Health?.Log is [.., var last] ? (int)last.ExitCode : null,
        seen?.State?.Health?.Log is [.., { Output: var output }] ? output : null);

    private static IReadOnlyList<NetworkDocument> Networks(ServedTask task, bool newest, ContainerInspectResponse? seen)
    {
        var mode = task.Plan.NetworkMode;
        if (mode == "awsvpc")
        {
            return task.State.Payload.ElasticNetworkInterfaces is [var eni, ..] ? [Interface(eni, newest)] : [];
        }

        var own = mode == "host" ? task.Agent.Config.Shape?.PrivateAddress?.ToString() : seen?.NetworkSettings?.Networks?.Values.FirstOrDefault()?.IPAddress;
        return [new NetworkDocument(mode, string.IsNullOrEmpty(own) ? [] : [own])];
    }

    private static NetworkDocument Interface(ElasticNetworkInterface eni, bool newest)
    {
        var network = new NetworkDocument("awsvpc", [.. (eni.Ipv4Addresses ?? []).Select(one => one.PrivateAddress).OfType<string>()]);
        return !newest ? network : network with
        {
            AttachmentIndex = 0,
            MACAddress = eni.MacAddress,
            IPv4SubnetCIDRBlock = Subnet(eni.SubnetGatewayIpv4Address),
            DomainNameServers = eni.DomainNameServers,
            DomainNameSearchList = eni.DomainName,
            PrivateDNSName = eni.PrivateDnsName,
            SubnetGatewayIpv4Address = eni.SubnetGatewayIpv4Address,
        };
    }

    // The gateway comes as 172.31.0.1/20: the block is what the mask leaves of it.
    private static string? Subnet(string? gateway)
    {
        if (gateway?.Split('/') is not [var text, var bits] || !IPAddress.TryParse(text, out var address) || !int.TryParse(bits, CultureInfo.InvariantCulture, out var length) || length is < 0 or > 32)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(length - (i * 8), 0, 8));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{length}");
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
