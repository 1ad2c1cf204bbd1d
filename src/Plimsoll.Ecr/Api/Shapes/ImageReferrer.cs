namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>An artifact that is about an image.</summary>
internal sealed record ImageReferrer
{
    public string? Digest { get; init; }

    public string? MediaType { get; init; }

    public string? ArtifactType { get; init; }

    public long? Size { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public string? ArtifactStatus { get; init; }
}
