using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Input of <c>DescribeRepositoryCreationTemplates</c>.</summary>
internal sealed record DescribeRepositoryCreationTemplatesRequest
{
    public IReadOnlyList<string>? Prefixes { get; init; }

    public string? NextToken { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }
}
