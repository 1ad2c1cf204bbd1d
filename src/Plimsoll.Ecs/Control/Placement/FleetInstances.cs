using System.Globalization;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>Container instances as placement sees them.</summary>
internal static class FleetInstances
{
    private const string ExternalCapability = "ecs.capability.external";

    public static FleetInstance From(ContainerInstanceRecord record)
    {
        var instance = record.Instance;
        var attributes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var attribute in instance.Attributes ?? [])
        {
            attributes[attribute.Name!] = attribute.Value;
        }

        return new FleetInstance
        {
            Id = record.Key,
            Cpu = Number(instance, ResourceNames.Cpu),
            Memory = Number(instance, ResourceNames.Memory),
            ReservedTcpPorts = Ports(instance, ResourceNames.Ports),
            ReservedUdpPorts = Ports(instance, ResourceNames.PortsUdp),
            GpuIds = Find(instance, ResourceNames.Gpu)?.StringSetValue ?? [],
            Attributes = attributes,
            Ec2InstanceId = instance.Ec2InstanceId,
            AgentVersion = instance.VersionInfo?.AgentVersion,
            AgentConnected = instance.AgentConnected == true,
            Status = instance.Status switch
            {
                InstanceStatuses.Active => InstanceStatus.Active,
                InstanceStatuses.Draining => InstanceStatus.Draining,
                _ => InstanceStatus.Inactive,
            },
            RegisteredAt = instance.RegisteredAt ?? default,
            CapacityProvider = instance.CapacityProviderName,
            External = attributes.ContainsKey(ExternalCapability),
        };
    }

    private static int Number(ContainerInstance instance, string name) => Find(instance, name)?.IntegerValue ?? 0;

    private static IReadOnlyList<int> Ports(ContainerInstance instance, string name) =>
        [.. (Find(instance, name)?.StringSetValue ?? []).Select(port => int.Parse(port, CultureInfo.InvariantCulture))];

    private static Resource? Find(ContainerInstance instance, string name) =>
        instance.RegisteredResources?.FirstOrDefault(resource => resource.Name == name);
}
