namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How far the scan of an image is.</summary>
internal sealed record ImageScanStatus
{
    public string? Status { get; init; }

    public string? Description { get; init; }
}
