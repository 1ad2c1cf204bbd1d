namespace Plimsoll.Ecs.Model;

/// <summary>Names of the resources that an instance registers (spec/placement.md §2).</summary>
internal static class ResourceNames
{
    public const string Cpu = "CPU";
    public const string Memory = "MEMORY";
    public const string Ports = "PORTS";
    public const string PortsUdp = "PORTS_UDP";
    public const string Gpu = "GPU";
}
