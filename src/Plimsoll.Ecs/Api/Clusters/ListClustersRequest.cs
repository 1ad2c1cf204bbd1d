namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record ListClustersRequest
{
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
