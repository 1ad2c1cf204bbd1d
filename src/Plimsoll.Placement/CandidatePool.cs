using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement;

/// <summary>The part of a cluster that a launch type or a capacity provider names.</summary>
public sealed record CandidatePool
{
    private CandidatePool(string name, string? provider, bool? external)
    {
        Name = name;
        Provider = provider;
        IsExternal = external;
    }

    /// <summary>Every instance.</summary>
    public static CandidatePool Any { get; } = new("any", null, null);

    /// <summary>launchType EC2: registered instances that are neither external nor Fargate's.</summary>
    public static CandidatePool Ec2 { get; } = new("EC2", null, false);

    /// <summary>launchType EXTERNAL: ECS Anywhere instances.</summary>
    public static CandidatePool External { get; } = new("EXTERNAL", null, true);

    /// <summary>How messages call it.</summary>
    public string Name { get; }

    /// <summary>The capacity provider, when the pool is one.</summary>
    public string? Provider { get; }

    private bool? IsExternal { get; }

    /// <summary>Instances of one capacity provider.</summary>
    public static CandidatePool CapacityProvider(string name) => new(name, name, null);

    /// <summary>Whether the instance belongs to the pool.</summary>
    public bool Contains(FleetInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (Provider is not null)
        {
            return instance.CapacityProvider == Provider;
        }

        return IsExternal switch
        {
            null => true,
            true => instance.External,
            false => !instance.External && instance.CapacityProvider is not ("FARGATE" or "FARGATE_SPOT"),
        };
    }
}
