namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Something that a scan found.</summary>
internal sealed record ImageScanFinding
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Uri { get; init; }

    public string? Severity { get; init; }

    public IReadOnlyList<FindingDetail>? Attributes { get; init; }
}
