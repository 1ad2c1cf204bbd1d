namespace Plimsoll.Ecr.Model;

/// <summary>Repositories below a prefix show what a registry upstream has.</summary>
internal sealed record PullThroughRuleRecord
{
    /// <summary>The prefix that stands for all repositories.</summary>
    public const string Root = "ROOT";

    /// <summary>What the names of the repositories begin with, without a slash at the end, or <see cref="Root"/>.</summary>
    public required string Prefix { get; init; }

    /// <summary>Address of the registry as it was given.</summary>
    public required string UpstreamUrl { get; init; }

    /// <summary>AWS's name of the registry; null where it has none.</summary>
    public string? UpstreamName { get; init; }

    /// <summary>What the names there begin with instead, or <see cref="Root"/> for nothing; null, which means the same, where none was given.</summary>
    public string? UpstreamPrefix { get; init; }

    public string? CredentialArn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Name upstream of a repository; null for one that the rule is not about.</summary>
    public string? UpstreamNameOf(string repository)
    {
        var rest = Prefix == Root ? repository
            : repository.StartsWith(Prefix + "/", StringComparison.Ordinal) ? repository[(Prefix.Length + 1)..]
            : null;
        return rest is null || UpstreamPrefix is null or Root ? rest : $"{UpstreamPrefix}/{rest}";
    }
}
