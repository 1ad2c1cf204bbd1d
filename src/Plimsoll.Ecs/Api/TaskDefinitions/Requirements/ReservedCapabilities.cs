namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>
/// Capabilities that definitions may require and that the agent of this version never has (docs/agent.md, "Not here"). Nobody can give
/// such an attribute to an instance: it stands for something that is not built.
/// </summary>
internal static class ReservedCapabilities
{
    private const string Note = " (not in this version)";

    private static readonly string[] NotBuilt =
    [
        Capability.Old("logging-driver.awsfirelens"),
        Capability.New("aws-appmesh"),
        Capability.New("efs"),
        Capability.New("env-files.s3"),
        Capability.New("fault-injection"),
        Capability.New("firelens."),
        Capability.New("fsxWindowsFileServer"),
        Capability.New("gmsa"),
        Capability.New("logging-driver.awsfirelens"),
        Capability.New("storage."),
        Capability.New("task-eia"),
    ];

    /// <summary>True when no agent of this version has the attribute.</summary>
    public static bool IsNotBuilt(string attribute) => NotBuilt.Any(reserved => attribute.StartsWith(reserved, StringComparison.Ordinal));

    /// <summary>True when words of placement ask for such an attribute.</summary>
    public static bool AreIn(string words) => Find(words).Any();

    /// <summary>Words of placement with each such attribute named as not in this version.</summary>
    public static string Noted(string words) =>
        Find(words).Aggregate(words, (noted, name) => string.Join(' ', noted.Split(' ').Select(word => Bare(word) == name ? name + Note + word[name.Length..] : word)));

    private static IEnumerable<string> Find(string words) => words.Split(' ').Select(Bare).Where(IsNotBuilt).Distinct();

    private static string Bare(string word) => word.TrimEnd(',', ';', ')');
}
