namespace Plimsoll.Iam.Model;

/// <summary>The account itself. There is one once what an account begins with has been made.</summary>
internal sealed record AccountRecord
{
    /// <summary>Key of the one record.</summary>
    public const string Key = "account";

    /// <summary>When it began.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Its alias.</summary>
    public string? Alias { get; init; }

    /// <summary>What is asked of passwords; null where nothing but AWS's own rules are.</summary>
    public PasswordPolicyRecord? Passwords { get; init; }

    /// <summary>The last credential report: CSV.</summary>
    public string? Report { get; init; }

    /// <summary>When that was made.</summary>
    public DateTimeOffset? Reported { get; init; }
}
