namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Settings of repositories that are made without a CreateRepository.</summary>
internal sealed record RepositoryCreationTemplate
{
    public string? Prefix { get; init; }

    public string? Description { get; init; }

    public EncryptionConfigurationForRepositoryCreationTemplate? EncryptionConfiguration { get; init; }

    public IReadOnlyList<Tag>? ResourceTags { get; init; }

    public string? ImageTagMutability { get; init; }

    public IReadOnlyList<ImageTagMutabilityExclusionFilter>? ImageTagMutabilityExclusionFilters { get; init; }

    public string? RepositoryPolicy { get; init; }

    public string? LifecyclePolicy { get; init; }

    public IReadOnlyList<string>? AppliedFor { get; init; }

    public string? CustomRoleArn { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
