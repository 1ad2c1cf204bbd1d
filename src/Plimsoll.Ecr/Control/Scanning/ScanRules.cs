using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Scanning;

/// <summary>Decides which images are scanned as they come (spec/ecr.md §7).</summary>
internal static class ScanRules
{
    private static readonly string[] ImageConfigurations =
        ["application/vnd.docker.container.image.v1+json", "application/vnd.oci.image.config.v1+json"];

    /// <summary>True when the images of a repository are scanned as they are pushed: its own setting says so, or a rule of the registry.</summary>
    public static bool ScansOnPush(View view, RepositoryRecord repository) => repository.ScanOnPush || FiltersFor(view, repository.Name).Count > 0;

    /// <summary>The filters of the registry by which a repository is scanned on push.</summary>
    public static IReadOnlyList<ScanningRepositoryFilter> FiltersFor(View view, string repository) =>
    [
        .. (view.Get(EcrTables.Scanning, ScanningRecord.Key)?.Rules ?? [])
            .Where(rule => rule.ScanFrequency == ScanningRecord.OnPush)
            .SelectMany(rule => rule.RepositoryFilters!)
            .Where(filter => Matches(filter.Filter!, repository)),
    ];

    /// <summary>True for images; false for indexes and for artifacts of other kinds.</summary>
    public static bool CanScan(ImageRecord image) => MediaTypes.IsManifest(image.MediaType) && ImageConfigurations.Contains(image.ArtifactType);

    // A filter without a wildcard is for the names that hold it.
    private static bool Matches(string filter, string repository) => filter.Contains('*', StringComparison.Ordinal)
        ? Wildcard.Matches(filter, repository)
        : repository.Contains(filter, StringComparison.Ordinal);
}
