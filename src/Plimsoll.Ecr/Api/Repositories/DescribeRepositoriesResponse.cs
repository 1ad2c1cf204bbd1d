using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Output of <c>DescribeRepositories</c>.</summary>
internal sealed record DescribeRepositoriesResponse
{
    public IReadOnlyList<Repository>? Repositories { get; init; }

    public string? NextToken { get; init; }
}
