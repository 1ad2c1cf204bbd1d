namespace Plimsoll.Wire.Operations;

/// <summary>What is bound to temporary keys beside whom they stand for (docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html).</summary>
public sealed record PrincipalSession
{
    /// <summary>Unique id of the role or user whose permissions it has; the account for the root user.</summary>
    public required string IssuerId { get; init; }

    /// <summary>When the keys were made: the key <c>aws:TokenIssueTime</c>.</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>Session policy, JSON; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Managed policies that bound the session, by ARN; null for none.</summary>
    public IReadOnlyList<string>? PolicyArns { get; init; }

    /// <summary>Session tags: they count before those of the role or user.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Keys of the tags that go on to the sessions that this one makes.</summary>
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    /// <summary>Who stands behind it; it goes on to the sessions that this one makes.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>With whose life the keys end, e.g. a task's ARN; null for nobody's.</summary>
    public string? Holder { get; init; }

    /// <summary>Condition keys that the identity provider gave, e.g. <c>aws:FederatedProvider</c>; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Keys { get; init; }
}
