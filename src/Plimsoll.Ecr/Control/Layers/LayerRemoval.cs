namespace Plimsoll.Ecr.Control.Layers;

/// <summary>What came of taking a layer from a repository.</summary>
internal enum LayerRemoval
{
    /// <summary>The repository has no such layer.</summary>
    Unknown,

    /// <summary>An image of the repository names it: it stays.</summary>
    Used,

    /// <summary>It is gone.</summary>
    Removed,
}
