using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Model;

/// <summary>A repository creation template as it is stored.</summary>
internal sealed record TemplateRecord
{
    /// <summary>The prefix of the template for all that no other matches.</summary>
    public const string Root = "ROOT";

    public const string Replication = "REPLICATION";
    public const string PullThroughCache = "PULL_THROUGH_CACHE";
    public const string CreateOnPush = "CREATE_ON_PUSH";

    public required string Prefix { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Tag> ResourceTags { get; init; } = [];

    /// <summary>One of <see cref="TagMutability"/>.</summary>
    public required string ImageTagMutability { get; init; }

    public IReadOnlyList<ImageTagMutabilityExclusionFilter>? ExclusionFilters { get; init; }

    /// <summary>Encryption with a KMS key; null for AES256.</summary>
    public EncryptionConfiguration? Encryption { get; init; }

    /// <summary>It has passed the validation.</summary>
    public string? RepositoryPolicy { get; init; }

    /// <summary>It has passed the validation.</summary>
    public string? LifecyclePolicy { get; init; }

    public IReadOnlyList<string> AppliedFor { get; init; } = [];

    /// <summary>Given back and not used: the program makes repositories by itself.</summary>
    public string? CustomRoleArn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string Key => KeyOf(Prefix);

    /// <summary>A slash at the end of a prefix is understood.</summary>
    public static string KeyOf(string prefix) => prefix.TrimEnd('/');

    /// <summary>True when a repository of that name falls under the template.</summary>
    public bool Matches(string repository) => Prefix == Root || repository.StartsWith(Key + "/", StringComparison.Ordinal);
}
