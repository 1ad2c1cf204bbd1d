using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Output of <c>DescribeRepositoryCreationTemplates</c>.</summary>
internal sealed record DescribeRepositoryCreationTemplatesResponse
{
    public string? RegistryId { get; init; }

    public IReadOnlyList<RepositoryCreationTemplate>? RepositoryCreationTemplates { get; init; }

    public string? NextToken { get; init; }
}
