namespace Plimsoll.Agent.Tasks;

/// <summary>How much of an image has arrived.</summary>
/// <param name="Bytes">Bytes so far, of the layers whose size is known.</param>
/// <param name="TotalBytes">Bytes of those layers.</param>
/// <param name="LayersDone">Layers that are complete.</param>
/// <param name="Layers">Layers of the image.</param>
internal sealed record PullProgress(long Bytes, long TotalBytes, int LayersDone, int Layers)
{
    /// <summary>In words, for the container's reason.</summary>
    public string Describe() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"Pulling image: {Bytes / 1048576.0:0.0} of {TotalBytes / 1048576.0:0.0} MiB, {LayersDone} of {Layers} layers done");
}
