using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>Input of <c>CreateRepositoryCreationTemplate</c>.</summary>
internal sealed record CreateRepositoryCreationTemplateRequest
{
    [Required]
    [Length(1, 256)]
    [Pattern(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$")]
    public string? Prefix { get; init; }

    [Length(0, 256)]
    public string? Description { get; init; }

    public EncryptionConfigurationForRepositoryCreationTemplate? EncryptionConfiguration { get; init; }

    public IReadOnlyList<Tag>? ResourceTags { get; init; }

    [OneOf("MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION")]
    public string? ImageTagMutability { get; init; }

    [Length(1, 5)]
    public IReadOnlyList<ImageTagMutabilityExclusionFilter>? ImageTagMutabilityExclusionFilters { get; init; }

    [Length(0, 10240)]
    public string? RepositoryPolicy { get; init; }

    [Length(0, 30720)]
    public string? LifecyclePolicy { get; init; }

    [Required]
    [OneOf("REPLICATION", "PULL_THROUGH_CACHE", "CREATE_ON_PUSH")]
    public IReadOnlyList<string>? AppliedFor { get; init; }

    [Length(0, 2048)]
    public string? CustomRoleArn { get; init; }
}
