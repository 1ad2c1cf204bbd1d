namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Which operating system and network a definition is for.</summary>
internal static class Platforms
{
    public static bool IsWindows(TaskDefinition definition) =>
        definition.RuntimePlatform?.OperatingSystemFamily?.StartsWith("WINDOWS", StringComparison.Ordinal) == true;

    public static bool IsAwsVpc(TaskDefinition definition) => definition.NetworkMode == "awsvpc";

    public static bool IsHost(TaskDefinition definition) => definition.NetworkMode == "host";

    /// <summary>Bridge is what Docker does when nothing else is asked for.</summary>
    public static bool IsBridge(TaskDefinition definition) => definition.NetworkMode is null or "bridge";
}
