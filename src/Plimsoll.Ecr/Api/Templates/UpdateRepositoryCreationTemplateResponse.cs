using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Output of <c>UpdateRepositoryCreationTemplate</c>.</summary>
internal sealed record UpdateRepositoryCreationTemplateResponse
{
    public string? RegistryId { get; init; }

    public RepositoryCreationTemplate? RepositoryCreationTemplate { get; init; }
}
