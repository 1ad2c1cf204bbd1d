using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Input of <c>DescribeRepositories</c>.</summary>
internal sealed record DescribeRepositoriesRequest : IRepositoriesRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<string>? RepositoryNames { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
