using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Naming;

/// <summary>The errors of ECS, by name.</summary>
internal static class EcsErrors
{
    public static AwsException Client(string message) => new("ClientException", message);

    /// <summary>Words for a role that ECS may not assume (docs/spec: roles-credentials §1).</summary>
    public static string CannotAssume(string role) =>
        $"ECS was unable to assume the role '{role}' that was provided for this task. Please verify that the role being passed has the proper trust "
        + "relationship and permissions and that your IAM user has permissions to pass this role.";

    public static AwsException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    public static AwsException ServiceNotFound() => new("ServiceNotFoundException", "Service not found.");

    public static AwsException ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static AwsException ResourceNotFound() => new("ResourceNotFoundException", "The specified resource wasn't found.");

    public static AwsException NoUpdateAvailable() => new("NoUpdateAvailableException", "There is no update available for your container agent.");

    public static AwsException MissingVersion() => new(
        "MissingVersionException", "The version of the container agent on the container instance is not known, so it cannot be updated.");

    public static AwsException AccessDenied(string message) => new("AccessDeniedException", message);

    public static AwsException TargetNotFound(string target) => new("TargetNotFoundException", $"Could not find {target}");

    public static AwsException AttributeLimitExceeded(string message) => new("AttributeLimitExceededException", message);
}
