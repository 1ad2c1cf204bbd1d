using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Output of <c>CreateRepositoryCreationTemplate</c>.</summary>
internal sealed record CreateRepositoryCreationTemplateResponse
{
    public string? RegistryId { get; init; }

    public RepositoryCreationTemplate? RepositoryCreationTemplate { get; init; }
}
