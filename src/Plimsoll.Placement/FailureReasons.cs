namespace Plimsoll.Placement;

/// <summary>The reasons that ECS writes into <c>failures[]</c> and <c>stoppedReason</c>.</summary>
public static class FailureReasons
{
    /// <summary>Not enough CPU units.</summary>
    public const string Cpu = "RESOURCE:CPU";

    /// <summary>Not enough memory.</summary>
    public const string Memory = "RESOURCE:MEMORY";

    /// <summary>A TCP host port is taken, or the instance has its 100 reserved ports.</summary>
    public const string Ports = "RESOURCE:PORTS";

    /// <summary>A UDP host port is taken.</summary>
    public const string PortsUdp = "RESOURCE:PORTS_UDP";

    /// <summary>Not enough free GPUs.</summary>
    public const string Gpu = "RESOURCE:GPU";

    /// <summary>No free elastic network interface.</summary>
    public const string Eni = "RESOURCE:ENI";

    /// <summary>The agent is not connected.</summary>
    public const string Agent = "AGENT";

    /// <summary>A required attribute is missing or has another value.</summary>
    public const string Attribute = "ATTRIBUTE";

    /// <summary>The instance's Availability Zone is not one of the subnets'.</summary>
    public const string Location = "LOCATION";

    /// <summary>A memberOf constraint is not satisfied.</summary>
    public const string MemberOf = "MemberOf placement constraint unsatisfied.";

    /// <summary>distinctInstance: a task of the service or group is already there.</summary>
    public const string DistinctInstance = "DistinctInstance placement constraint unsatisfied.";

    /// <summary>StartTask: no such instance.</summary>
    public const string Missing = "MISSING";

    /// <summary>StartTask: the instance was deregistered.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>There are instances, and none of them is ACTIVE.</summary>
    public const string NoActiveInstances = "NO ACTIVE INSTANCES";

    /// <summary>The capacity provider has no instance in the cluster.</summary>
    public const string EmptyCapacityProvider = "EMPTY CAPACITY PROVIDER";

    /// <summary>The cluster has no instance of the launch type: RunTask answers InvalidParameterException with this text.</summary>
    public const string NoContainerInstances = "No Container Instances were found in your cluster.";
}
