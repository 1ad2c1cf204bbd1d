using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Naming;

/// <summary>The errors of ECS, by name.</summary>
internal static class EcsErrors
{
    public static AwsException Client(string message) => new("ClientException", message);

    public static AwsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");
}
