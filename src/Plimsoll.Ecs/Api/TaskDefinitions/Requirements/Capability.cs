namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>Names of the capability attributes that agents advertise (spec/cluster-query-language.md §8).</summary>
internal static class Capability
{
    private const string Legacy = "com.amazonaws.ecs.capability.";
    private const string Current = "ecs.capability.";

    /// <summary>A capability under the older prefix.</summary>
    public static string Old(string name) => Legacy + name;

    /// <summary>A capability under the newer prefix.</summary>
    public static string New(string name) => Current + name;

    /// <summary>A version of the Docker Engine API, as <c>1.NN</c>.</summary>
    public static string DockerApi(int minor) => $"{Legacy}docker-remote-api.1.{minor}";
}
