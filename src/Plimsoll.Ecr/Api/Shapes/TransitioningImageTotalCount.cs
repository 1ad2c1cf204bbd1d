namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How many images a lifecycle policy would move to a storage class.</summary>
internal sealed record TransitioningImageTotalCount
{
    public string? TargetStorageClass { get; init; }

    public int? ImageTotalCount { get; init; }
}
