namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How far the replication of an image to one registry is.</summary>
internal sealed record ImageReplicationStatus
{
    public string? Region { get; init; }

    public string? RegistryId { get; init; }

    public string? Status { get; init; }

    public string? FailureCode { get; init; }
}
