using Plimsoll.Cells.Tables;

namespace Plimsoll.Ecr.Model;

/// <summary>How many images of a repository name a layer, and how many indexes name an image: derived, never stored.</summary>
internal sealed class ImageUse : IDerived
{
    private readonly Dictionary<string, int> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _children = new(StringComparer.Ordinal);

    /// <summary>True while an image of the repository names the layer.</summary>
    public bool HasLayer(string repository, string digest) => _layers.ContainsKey(LayerRecord.KeyOf(repository, digest));

    /// <summary>True while an index of the repository names the image.</summary>
    public bool HasChild(string repository, string digest) => _children.ContainsKey(ImageRecord.KeyOf(repository, digest));

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
        foreach (var digest in image?.Layers ?? [])
        {
            Add(_layers, LayerRecord.KeyOf(image!.Repository, digest), by);
        }

        foreach (var digest in image?.Children ?? [])
        {
            Add(_children, ImageRecord.KeyOf(image!.Repository, digest), by);
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
