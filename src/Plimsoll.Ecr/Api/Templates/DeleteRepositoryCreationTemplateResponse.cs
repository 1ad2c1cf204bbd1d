using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Output of <c>DeleteRepositoryCreationTemplate</c>.</summary>
internal sealed record DeleteRepositoryCreationTemplateResponse
{
    public string? RegistryId { get; init; }

    public RepositoryCreationTemplate? RepositoryCreationTemplate { get; init; }
}
