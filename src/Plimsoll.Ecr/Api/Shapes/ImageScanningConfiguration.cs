namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Whether images are scanned as they are pushed.</summary>
internal sealed record ImageScanningConfiguration
{
    public bool? ScanOnPush { get; init; }
}
