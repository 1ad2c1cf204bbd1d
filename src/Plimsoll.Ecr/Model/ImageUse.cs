using Plimsoll.Cells.Tables;

namespace Plimsoll.Ecr.Model;

/// <summary>How many images of a repository name a layer, and how many indexes name an image: derived, never stored.</summary>
internal sealed class ImageUse : IDerived
{
    private readonly Dictionary<string, int> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _activeLayers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _activeChildren = new(StringComparer.Ordinal);

    /// <summary>True while an image of the repository names the layer.</summary>
    public bool HasLayer(string repository, string digest) => _layers.ContainsKey(LayerRecord.KeyOf(repository, digest));

    /// <summary>True while an index of the repository names the image.</summary>
    public bool HasChild(string repository, string digest) => _children.ContainsKey(ImageRecord.KeyOf(repository, digest));

    /// <summary>True while archived images of the repository name the layer, and no other.</summary>
    public bool HasArchivedLayer(string repository, string digest) =>
        HasLayer(repository, digest) && !_activeLayers.ContainsKey(LayerRecord.KeyOf(repository, digest));

    /// <summary>True while an index of the repository that is not archived names the image.</summary>
    public bool HasActiveChild(string repository, string digest) => _activeChildren.ContainsKey(ImageRecord.KeyOf(repository, digest));

    /// <inheritdoc/>
    public void Apply(Table table, object? old, object? @new)
    {
        if (table == EcrTables.Images)
        {
            Count((ImageRecord?)old, -1);
            Count((ImageRecord?)@new, 1);
        }
    }

    private void Count(ImageRecord? image, int by)
    {
        if (image is null)
        {
            return;
        }

        Count(image, _layers, _children, by);
        if (!image.IsArchived)
        {
            Count(image, _activeLayers, _activeChildren, by);
        }
    }

    private static void Count(ImageRecord image, Dictionary<string, int> layers, Dictionary<string, int> children, int by)
    {
        foreach (var digest in image.Layers)
        {
            Add(layers, LayerRecord.KeyOf(image.Repository, digest), by);
        }

        foreach (var digest in image.Children)
        {
            Add(children, ImageRecord.KeyOf(image.Repository, digest), by);
        }
    }

    private static void Add(Dictionary<string, int> counts, string key, int by)
    {
        var count = counts.GetValueOrDefault(key) + by;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }
}
