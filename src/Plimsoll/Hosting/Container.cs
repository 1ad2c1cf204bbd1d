namespace Plimsoll.Hosting;

/// <summary>Whether this program runs in a container, where who reaches its port is decided outside.</summary>
internal static class Container
{
    /// <summary>Docker and Podman leave a file each; for others the variable <c>PLIMSOLL_IN_CONTAINER</c> says so.</summary>
    public static bool IsInside { get; } =
        File.Exists("/.dockerenv") || File.Exists("/run/.containerenv") || Environment.GetEnvironmentVariable("PLIMSOLL_IN_CONTAINER") == "1";
}
