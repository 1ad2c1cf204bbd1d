namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Whether a layer is there.</summary>
internal sealed record Layer
{
    public string? LayerDigest { get; init; }

    public string? LayerAvailability { get; init; }

    public long? LayerSize { get; init; }

    public string? MediaType { get; init; }
}
