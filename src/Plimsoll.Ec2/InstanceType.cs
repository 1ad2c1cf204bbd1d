using System.Collections.Frozen;

namespace Plimsoll.Ec2;

/// <summary>An EC2 instance type (docs.aws.amazon.com/ec2/latest/instancetypes).</summary>
/// <param name="Name">For example <c>t3.medium</c>.</param>
/// <param name="VCpus">Virtual CPUs: each is 1024 CPU units of ECS.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
public sealed record InstanceType(string Name, int VCpus, int MemoryMiB)
{
    private static readonly FrozenDictionary<string, InstanceType> ByName = new InstanceType[]
    {
        new("t3.nano", 2, 512),
        new("t3.micro", 2, 1024),
        new("t3.small", 2, 2048),
        new("t3.medium", 2, 4096),
        new("t3.large", 2, 8192),
        new("t3.xlarge", 4, 16384),
        new("t3.2xlarge", 8, 32768),
        new("c5.large", 2, 4096),
        new("c5.xlarge", 4, 8192),
        new("c5.2xlarge", 8, 16384),
        new("c5.4xlarge", 16, 32768),
        new("m5.large", 2, 8192),
        new("m5.xlarge", 4, 16384),
        new("m5.2xlarge", 8, 32768),
        new("m5.4xlarge", 16, 65536),
        new("r5.large", 2, 16384),
        new("r5.xlarge", 4, 32768),
        new("r5.2xlarge", 8, 65536),
        new("r5.4xlarge", 16, 131072),
    }.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The types that are known, the smallest first.</summary>
    public static IEnumerable<InstanceType> All => ByName.Values.OrderBy(type => type.MemoryMiB).ThenBy(type => type.VCpus).ThenBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>CPU units of ECS.</summary>
    public int CpuUnits => VCpus * 1024;

    /// <summary>The type of a name, or null.</summary>
    public static InstanceType? Find(string name) => ByName.GetValueOrDefault(name);
}
