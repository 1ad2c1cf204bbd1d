using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecr.Control.Holding;

/// <summary>Finds out what uses the images of a repository.</summary>
/// <param name="cells">All cells.</param>
/// <param name="source">Knows; null when nothing does.</param>
/// <param name="log">Told of what was forced.</param>
internal sealed partial class ImageGuard(CellHost cells, IImageHolders? source, ILogger<ImageGuard> log)
{
    /// <summary>
    /// What uses them from other regions or accounts. To be asked before the transaction: a cell is not looked into from inside another,
    /// so this alone may be a moment old.
    /// </summary>
    public IReadOnlyList<ImageHolder> Elsewhere(RegistryScope registry, string repository) => source is null ? [] :
    [
        .. cells.All.Where(cell => (cell.Account, cell.Region) != (registry.Account, registry.Region))
            .SelectMany(cell => cell.Peek(view => Of(view, new RegistryHost(cell.Account, cell.Region), registry, repository))),
    ];

    /// <summary>All that uses them, inside a transaction of the registry's own cell.</summary>
    public Holds In(View view, RegistryScope registry, string repository, IReadOnlyList<ImageHolder> elsewhere) => new(
        view, repository, [.. Of(view, new RegistryHost(registry.Account, registry.Region), registry, repository), .. elsewhere]);

    /// <summary>Says in the log who used images that were deleted by force.</summary>
    public void Forced(string repository, Holds holds)
    {
        if (holds.All is { Count: > 0 } users)
        {
            LogForced(repository, string.Join(", ", users));
        }
    }

    private List<ImageHolder> Of(View view, RegistryHost home, RegistryScope registry, string repository) => source is null
        ? []
        : [.. source.Of(view, home, new RegistryHost(registry.Account, registry.Region), repository)];

    [LoggerMessage(1, LogLevel.Warning, "Repository {Repository} was deleted by force; its images were in use by {Users}")]
    private partial void LogForced(string repository, string users);
}
