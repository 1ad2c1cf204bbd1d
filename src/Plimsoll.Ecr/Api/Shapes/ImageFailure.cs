namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Why one image of a batch was not served.</summary>
internal sealed record ImageFailure
{
    public ImageIdentifier? ImageId { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureReason { get; init; }
}
