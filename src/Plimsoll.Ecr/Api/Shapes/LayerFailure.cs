namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Why one layer of a batch was not looked for.</summary>
internal sealed record LayerFailure
{
    public string? LayerDigest { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureReason { get; init; }
}
